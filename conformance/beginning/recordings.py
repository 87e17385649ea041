"""What a recording of one login and one binding tells: a Playwright codegen script, or a HAR file.

Codegen: https://playwright.dev/python/docs/codegen. HAR 1.2: a browser's developer tools, "Save all as HAR".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from conformance.beginning import forms, har
from conformance.profile.files import Unreadable, text_of

_STEP = re.compile(
    r"""\.(?:get_by_|getBy)(?P<how>label|placeholder|role|text)\(\s*(?P<q>["'])(?P<said>(?:\\.|(?!(?P=q)).)*)(?P=q)"""
    r"""(?:[^)]*?name\s*[=:]\s*(?P<p>["'])(?P<name>(?:\\.|(?!(?P=p)).)*)(?P=p))?[^)]*\)"""
    r"""|\.locator\(\s*(?P<r>["'])(?P<css>(?:\\.|(?!(?P=r)).)*)(?P=r)[^)]*\)""",
    re.IGNORECASE,
)
_VERB = re.compile(r"\)\.(?:first\.|nth\(\d+\)\.|first\(\)\.)?(click|fill|check|press)\(")
_GOTO = re.compile(r"""\.goto\(\s*["']([^"']+)["']""")


class Unusable(Exception):
    """A recording that cannot be read, in one line."""


@dataclass(frozen=True)
class Recorded:
    """Addresses by the question that they answer, and words by screen and key of the profile."""

    addresses: Mapping[str, str] = field(default_factory=dict)
    screens: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def lacking(self) -> list[str]:
        """What the recording does not tell, a line for people each."""
        wordless = "the recording shows no {what}: a script of Playwright's codegen tells its words"
        asked = {"login": "form of a login", "sms_binding": "form in which a number was bound"}
        return [wordless.format(what=what) for screen, what in asked.items() if screen not in self.screens]


@dataclass(frozen=True)
class Step:
    """One thing done: click, fill or check, and on what, as a profile says it."""

    verb: str
    word: str


def read(path: Path) -> Recorded:
    """Read a recording; raises Unusable."""
    try:
        text = text_of(path)
    except Unreadable as why:
        raise Unusable(f"{path}: {why}") from None
    found = _of_har(path, text) if path.suffix == ".har" else _of_script(text)
    if not found.addresses:
        raise Unusable(
            f"{path}: no page is opened in it; give a codegen script (.py, .js, .ts) or a .har file"
        )
    return found


def _of_script(text: str) -> Recorded:
    opened = _GOTO.findall(text)
    return Recorded({"mail": opened[0]} if opened else {}, _told_by(list(_steps(text))))


def _steps(text: str) -> Iterator[Step]:
    for line in text.splitlines():
        verb, found = _VERB.search(line), list(_STEP.finditer(line))
        if verb and found:
            yield Step(verb[1] if verb[1] in ("fill", "check") else "click", _word(found[-1]))


def _word(found: re.Match[str]) -> str:
    """What a profile says of a locator: an accessible name, or a selector."""
    if found["css"]:
        return f"xpath={found['css']}" if found["css"].startswith("//") else f"css={found['css']}"
    how, said = found["how"].lower(), re.sub(r"\\(.)", r"\1", found["name"] or found["said"])
    if how == "placeholder":
        return f"css=[placeholder='{said}']"
    return f"text={said}" if how == "text" else said


def _told_by(steps: list[Step]) -> dict[str, dict[str, str]]:
    """The words of the screens, as far as one login and one binding of a number went (G1.1, G3, G5.1)."""
    fills: list[tuple[str, list[Step]]] = []
    for at, step in enumerate(steps):
        if step.verb == "fill":
            fills.append((step.word, []))
        elif fills and steps[at + 1 : at + 2] != [Step("fill", step.word)]:  # else it clicks into a field
            fills[-1][1].append(step)
    typed = dict(zip(("username", "password", "number", "code"), fills, strict=False))
    login = {key: typed[key][0] for key in ("username", "password") if key in typed}
    _, after_password = typed.get("password", ("", []))
    submit = next((at for at, step in enumerate(after_password) if step.verb == "click"), 0)
    sms = {key: typed[key][0] for key in ("number", "code") if key in typed}
    _, after_number = typed.get("number", ("", []))
    _, after_code = typed.get("code", ("", []))
    told = {
        "login": login | _some(submit=after_password[submit : submit + 1]),
        "forced": _some(bind=after_password[submit + 1 :][-1:]),
        "sms_binding": sms | _some(send=after_number[-1:], confirm=after_code[:1]),
        "trust": _some(later=after_code[1:2]),
    }
    return {screen: words for screen, words in told.items() if words}


def _some(**steps: list[Step]) -> dict[str, str]:
    """The words of those steps that there are."""
    return {key: found[0].word for key, found in steps.items() if found}


def _of_har(path: Path, text: str) -> Recorded:
    try:
        entries = msgspec.json.decode(text.encode())["log"]["entries"]
        shown = har.pages(entries)
        words = forms.words(shown, list(har.sent(entries)))
    except (msgspec.DecodeError, LookupError, TypeError, AttributeError, ValueError):
        raise Unusable(f"{path}: it is no HAR 1.2 file") from None
    return Recorded({"mail": _origin(shown[0].address)} if shown else {}, words)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/"
