"""One word for one thing in the Chinese pages, features and reports, and in the glossary."""

import re
from pathlib import Path

from conformance.concluding import rules
from conformance.report import words
from tests.house.modules import ROOT

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
CHINESE = [
    ROOT / "README.zh-CN.md",
    ROOT / "conformance" / "zh-CN.toml",
    *sorted((ROOT / "docs" / "zh-CN").glob("*.md")),
    *sorted((ROOT / "features" / "zh-CN").glob("*.feature")),
    *sorted((ROOT / "conformance" / "report" / "templates").glob("*.html")),
]
OTHER_WORDS = {
    "未运行": "未执行",
    "良好做法": "良好实践",
    "被测系统": "被测部署",
    "测试设备": "测试工具",
    "应答": "响应",
    "账号": "帐号",
    "未果": "但失败",
}
"""What is not said, and what is said in its place."""


def test_the_chinese_pages_use_the_glossarys_words() -> None:
    found = [(file, word) for file in CHINESE for word in OTHER_WORDS if word in _own(file)]
    assert [f"{file.relative_to(ROOT)}: {word}, say {OTHER_WORDS[word]}" for file, word in found] == []


def test_the_glossary_has_the_reports_verdicts_and_levels() -> None:
    said = [rule.word for rule in rules.CLAUSES.values()] + [level.word for level in words.LEVELS.values()]
    assert [text for text in said if f"| {text.en} | {text.zh} |" not in GLOSSARY] == []


def _own(file: Path) -> str:
    """What a file says in its own words: the guide, which writes 账号 once, is quoted between “ and ”."""
    return re.sub("“[^”]*”", "", file.read_text(encoding="utf-8"))
