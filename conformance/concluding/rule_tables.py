"""Writes the tables of the verdict rules into the pages: `python -m conformance.concluding.rule_tables`."""

import re
from collections.abc import Callable
from pathlib import Path

from conformance.concluding.rules import CLAUSES, EXIT_CODES, OUTCOMES, SCENARIOS, SYMBOLS, Rule
from conformance.reader import exit_with
from conformance.run import ClauseVerdict
from conformance.text import Text

ROOT = Path(__file__).parents[2]
PAGES = {
    "README.md": "en",
    "README.zh-CN.md": "zh-CN",
    "docs/VERDICTS.md": "en",
    "docs/zh-CN/VERDICTS.md": "zh-CN",
}
"""The pages with tables of the rules, and their language."""
HEADS = {
    "scenario": Text("| verdict | when | why so | rules |", "| 结论 | 何时 | 为什么 | 规则 |"),
    "verdict": Text("| verdict of a scenario | when |", "| 场景的结论 | 何时 |"),
    "clause": Text(
        "| the clause is | when, the first line that holds |", "| 条款的结论 | 何时（取第一条成立的） |"
    ),
    "headline": Text(
        "| the headline | when, the first line that holds | exit code |",
        "| 标题 | 何时（取第一条成立的） | 退出码 |",
    ),
    "exit-code": Text("| exit code | |", "| 退出码 | |"),
}
TABLE = re.compile(r"(<!-- rules: ([a-z-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(name: str, language: str) -> str:
    """Return a table in Markdown: `scenario`, `verdict`, `clause`, `headline` or `exit-code`."""
    head = HEADS[name].of(language)
    return "\n".join(
        [head, "|---" * (head.count("|") - 1) + "|", *_rows(name, lambda text: text.of(language))]
    )


def _rows(name: str, said: Callable[[Text], str]) -> list[str]:
    match name:
        case "scenario":
            return [
                f"| {_word(one.value, rule, said)} | {said(rule.when)} | {said(rule.why)} | {rule.numbers} |"
                for one, rule in SCENARIOS.items()
            ]
        case "verdict":
            return [
                f"| {_word(one.value, rule, said)} | {said(rule.when)} |" for one, rule in SCENARIOS.items()
            ]
        case "clause":
            return [f"| {_word(one, rule, said)} | {said(rule.when)} |" for one, rule in CLAUSES.items()]
        case "headline":
            rules = OUTCOMES.values()
            return [f"| **{said(one.word)}** | {said(one.when)} | {said(one.exit_code)} |" for one in rules]
    return [f"| {code.value} | {said(text)} |" for code, text in EXIT_CODES.items()]


def _word(verdict: ClauseVerdict, rule: Rule, said: Callable[[Text], str]) -> str:
    word = said(rule.word)
    return f"{SYMBOLS[verdict]} **{word}**" + ("" if word == verdict else f" {verdict}")


def written(page: str, language: str) -> str:
    """Return a page with the tables between its marks made anew."""
    return TABLE.sub(lambda found: f"{found[1]}{table(found[2], language)}\n{found[3]}", page)


def main() -> int:
    """Write the tables into all pages."""
    for name, language in PAGES.items():
        file = ROOT / name
        file.write_text(written(file.read_text(encoding="utf-8"), language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    exit_with(main)
