"""Every text of a verdict has two wordings."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from conformance.catalogue import FILE, HOLE, LITTLE, Catalogue, catalogue, said

ROOT = Path(__file__).parents[2]
SPOKEN = ("steps", "conformance", "conftest.py", "fake_services")
SAID_BY = {
    "expect": (1, 2),
    "possible": (0,),
    "Contradiction": (0, 1),
    "Missing": (0,),
    "NoAnswer": (0,),
    "NotReached": (0,),
    "NotRun": (0,),
    "HarnessFault": (0,),
    "DeadWorld": (0,),
    "tell": (0,),
}
"""What takes a text of a verdict, and at which places."""
STANDS_FOR = "X1"


def spoken() -> Iterator[tuple[str, str]]:
    """Each text that a verdict may have, what differs replaced, and where it stands."""
    for name in SPOKEN:
        files = [ROOT / name] if name.endswith(".py") else sorted((ROOT / name).rglob("*.py"))
        for file in files:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    place = f"{file.relative_to(ROOT)}:{node.lineno}"
                    yield from ((text, place) for text in _texts(node))


def _texts(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    given = [*call.args, *(keyword.value for keyword in call.keywords)]
    for place in SAID_BY.get(name, ()):
        if place < len(given):
            yield from _alternatives(given[place])


def _alternatives(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            text = "".join(str(p.value) if isinstance(p, ast.Constant) else STANDS_FOR for p in parts)
            if len(text.replace(STANDS_FOR, "")) > LITTLE:  # else it is what others say
                yield text
        case ast.IfExp(body=one, orelse=other):
            yield from (*_alternatives(one), *_alternatives(other))


def test_no_text_of_a_verdict_lacks_its_chinese() -> None:
    texts = dict(spoken())
    assert len(texts) > 150
    lacking = [f"{place}: {text}" for text, place in texts.items() if not catalogue().said(text)]
    assert lacking == [], f"add their wordings to {FILE.name}"


def mistakes() -> Iterator[tuple[str, str]]:
    """Each line that may be said of a profile, what differs replaced, and where it is made."""
    for file in sorted((ROOT / "conformance" / "profile").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Yield) and node.value:
                place = f"{file.relative_to(ROOT)}:{node.lineno}"
                yield from ((text, place) for text in _alternatives(node.value) if " " in text)


def test_no_mistake_of_a_profile_lacks_its_chinese() -> None:
    texts = {text: place for text, place in mistakes() if not text.endswith(f": {STANDS_FOR}")}
    assert len(texts) > 40
    lacking = [f"{place}: {text}" for text, place in texts.items() if not catalogue().said(f"x.toml: {text}")]
    assert lacking == [], f"add their wordings to {FILE.name}"


def test_both_wordings_have_the_same_holes() -> None:
    for en, zh in tomllib.loads(FILE.read_text(encoding="utf-8")).items():
        assert zh.strip()
        assert set(HOLE.findall(zh)) <= set(HOLE.findall(en)), en


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("the second step or the welcome page", "安全验证或欢迎页"),
        ("button “获取” is not on the screen; key ixit.a.b", "屏幕上没有 按钮“获取”；键 ixit.a.b"),
        ("button “a” or link “a” is not on the screen", "屏幕上没有 按钮“a”或链接“a”"),
        (
            "button, link, tab, radio, menuitem or treeitem “a” is not on the screen the second step",
            "“安全验证”页面上没有 按钮、链接、标签页、单选按钮、菜单项或树节点“a”",
        ),
        *(
            (f"{role} “a” is not on the screen", f"屏幕上没有 {word}“a”")
            for role, word in (
                ("treeitem", "树节点"),
                ("option", "选项"),
                ("checkbox", "复选框"),
                ("switch", "开关"),
                ("combobox", "下拉框"),
                ("img", "图片"),
            )
        ),
        ("the welcome page with the message “a and b”", "欢迎页，提示“a and b”"),
        ("their own words and no others", ""),
        ("⟦Li's phone, all 11 digits⟧ was accepted", "⟦李老师的手机，全部 11 位数字⟧ was accepted"),
        ("⟦code 2⟧ and ⟦cookie session 1⟧", "⟦验证码 2⟧ and ⟦cookie session 1⟧"),
        ("Wang's browser", "王老师的浏览器"),
        ("button “a” or tab “b” is not on the screen", "屏幕上没有 按钮“a”或标签页“b”"),
        (
            "the welcome page was not reached (the machine was at a load of 14.1 on 2 processors)",
            "没有到达欢迎页（本机负载为 14.1，共 2 个处理器）",
        ),
        ("the binding of the backup mailbox", "备用邮箱 的绑定页"),
        (
            "x.toml: ixit.foo: there is no such key; there are accounts",
            "x.toml: ixit.foo：没有这样的键；有 accounts",
        ),
        ("x.toml: ixit.waits.page = 'a': give a number", "x.toml: ixit.waits.page = 'a'：请给出数值"),
    ],
)
def test_a_text_is_said_with_what_stands_in_it(text: str, wording: str) -> None:
    assert catalogue().said(text) == wording
    assert said(text, "zh-CN") == (wording or text)
    assert said(text, "en") == text


def test_the_surer_wording_wins() -> None:
    both = Catalogue({"{what} failed": "{what}失败", "the {what} of Li failed": "李的{what}失败"})
    assert both.said("the phone of Li failed") == "李的phone失败"


def test_a_long_list_of_what_is_not_known_comes_to_an_end() -> None:
    assert catalogue().said(" and ".join(f"word {number}" for number in range(60))) == ""
