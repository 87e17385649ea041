"""What was waited for in vain, and why, out of what Playwright says."""

import re
from collections import defaultdict

from playwright.sync_api import Error as BrowserError

from steps.screens.finder import NOTHING

_LOCATORS = re.compile(r'get_by_(\w{1,30})\((?:"(\w+)", name=)?(?:re\.compile\(r)?"((?:[^"\\]|\\.)*)"')
"""Playwright's locators by what a person sees: how, the role if that is how, and the name."""
_CALL = re.compile(r"^[A-Z]\w+\.\w+: ")
_TIMED_OUT = re.compile(r"Timeout (\d+)ms exceeded\.?")
_KINDS = {"label": "field", "placeholder": "field", "group": "field"}


def spoken(error: BrowserError) -> str:
    """What the browser says went wrong, without the name of the call that met it."""
    words = _CALL.sub("", error.message.splitlines()[0])
    return _TIMED_OUT.sub(lambda found: f"nothing came within {int(found[1]) / 1000:g} s", words)


def waited_for(error: BrowserError) -> str:
    """Which control was waited for in vain, from Playwright's message: `button, link or tab “Bind”`."""
    lines = [line.strip("- ") for line in str(error).splitlines() if "waiting for" in line]
    said = lines[0].removeprefix("waiting for ").removesuffix(".visible") if lines else spoken(error)
    if left_empty(error):
        return "something that the profile leaves empty"
    kinds: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for how, role, name in _LOCATORS.findall(said):
        kinds[_unspelled(name)][_KINDS.get(role or how, role or how)] = None
    return " or ".join(f"{_either(list(own))} “{name}”" for name, own in kinds.items()) or said


def _either(kinds: list[str]) -> str:
    *others, last = kinds
    return f"{', '.join(others)} or {last}" if others else last


def _unspelled(pattern: str) -> str:
    """The name in what Playwright tells of one, or of a pattern of one."""
    name = pattern.replace(r"[\s]*", " ").replace(r"\s*", "").removeprefix("^").removesuffix("$")
    return re.sub(r"\\+(.)", r"\1", name)


def names_in(waited: str) -> set[str]:
    """The names of controls in what `waited_for` says."""
    return set(re.findall("“([^”]*)”", waited))


def left_empty(error: BrowserError) -> bool:
    """Whether what was waited for has no name in the profile."""
    return NOTHING.removeprefix("css=") in error.message and not _LOCATORS.search(error.message)


def is_ambiguous(error: BrowserError) -> bool:
    """Whether several controls were there, and nothing tells which of them was meant."""
    return "strict mode violation" in error.message


def had_been_done(error: BrowserError) -> bool:
    """Whether the browser had clicked or typed, and only what came of it took too long."""
    return "action done" in str(error)


def is_disabled(error: BrowserError) -> bool:
    """Whether what was waited for was there and could not be used."""
    return "element is not enabled" in str(error)


def never_still(error: BrowserError) -> bool:
    """Whether it was there to be clicked, and did not hold still for it: an animation that never ends."""
    return re.findall(r"element is not (\w+)", str(error))[-1:] == ["stable"]
