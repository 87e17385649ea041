"""Finding things on a screen as a person does: by name, or by the profile's selector."""

import re
import time
from collections.abc import Callable
from functools import partial, reduce
from typing import Literal

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Locator, Page

from conformance.profile.parts import Screen

Scope = Page | Locator

_LOCATORS = re.compile(r'get_by_(\w+)\((?:"(\w+)", name=)?(?:re\.compile\(r)?"((?:[^"\\]|\\.)*)"')
"""Playwright's locators by what a person sees: how, the role if that is how, and the name."""
_KINDS = {"label": "field", "placeholder": "field"}
_ENGINES = ("css=", "xpath=", "text=", "role=")
CLICKED: tuple[Literal["button", "link", "tab", "radio"], ...] = ("button", "link", "tab", "radio")
PRESSED_INSIDE = "a, button"
"""What an item of a menu may hold, and is then clicked in its place."""
NOTHING = "css=:not(*)"
"""Finds nothing: what the profile leaves empty is not there."""
SHORTEST_PAUSE, LONGEST_PAUSE = 20, 200
"""Milliseconds between two looks at a page."""
SLOWING = 0.05
"""Which part of what was waited so far is added to the pause."""
CLOSED = "has been closed"
"""What Playwright says where it meets a page that closes."""


def is_selector(name: str) -> bool:
    """Whether the profile gives a selector instead of a name."""
    return name.startswith(_ENGINES)


def framed(page: Page, frame: str) -> Locator:
    """All of the page that an iframe shows, given by its selector."""
    return page.frame_locator(frame).first.locator(":root")


def spot(page: Page, screen: Screen) -> Scope:
    """Where a screen is shown: in its frame, if it has one and is seen there, else in the page."""
    if screen.frame:
        inside = framed(page, screen.frame)
        if landmark(inside, screen.landmark).first.is_visible():
            return inside
    return page


def holding(page: Page, screen: Screen, name: str) -> Scope:
    """Where a screen has what is pressed by this name: in its frame, or around that."""
    inside = spot(page, screen)
    if inside is page:
        return page
    is_around = not control(inside, name).first.is_visible() and control(page, name).first.is_visible()
    return page if is_around else inside


def until[T](page: Page, seconds: float, found: Callable[[], T]) -> T:
    """What is found on a page, as soon as it is; None when it is not within so many seconds.

    The longer it has not come, the longer the pause before the next look. A window may close meanwhile.
    """
    began = time.monotonic()
    while True:
        waited = time.monotonic() - began
        try:
            if (thing := found()) is not None or waited >= seconds:
                return thing
            _one_open(page).wait_for_timeout(min(SHORTEST_PAUSE + waited * 1000 * SLOWING, LONGEST_PAUSE))
        except BrowserError as error:
            if waited >= seconds or CLOSED not in error.message or not _another_is_left(page):
                raise


def _another_is_left(page: Page) -> bool:
    """Whether the page has closed, and another one can be looked at."""
    return page.is_closed() and bool(page.context.pages)


def _one_open(page: Page) -> Page:
    """The page, or the newest that is left where it has closed."""
    return page.context.pages[-1] if _another_is_left(page) else page


def waited_for(error: BrowserError) -> str:
    """Which control was waited for in vain, from Playwright's message: `button “Bind” or link “Bind”`."""
    lines = [line.strip("- ") for line in str(error).splitlines() if "waiting for" in line]
    said = lines[0].removeprefix("waiting for ") if lines else str(error).splitlines()[0]
    named = (
        f"{role or _KINDS.get(how, how)} “{re.sub(r'\\+(.)', r'\1', name)}”"
        for how, role, name in _LOCATORS.findall(said)
    )
    return " or ".join(dict.fromkeys(named)) or said


def names_in(waited: str) -> set[str]:
    """The names of controls in what `waited_for` says."""
    return set(re.findall("“([^”]*)”", waited))


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


def control(scope: Scope, name: str) -> Locator:
    """What can be clicked: a button, link, tab, radio button or item of a menu of this name."""
    if is_selector(name) or not name:
        return scope.locator(name or NOTHING)
    item = scope.get_by_role("menuitem", name=name, exact=True).filter(
        has_not=_page(scope).locator(PRESSED_INSIDE)
    )
    button, *others = (scope.get_by_role(role, name=name, exact=True) for role in CLICKED)
    return reduce(Locator.or_, [*others, item], button)


def choice(scope: Scope, name: str) -> Locator:
    """What can be clicked by this name, an option of a list too, or the browser's own list that has it."""
    if is_selector(name) or not name:
        return control(scope, name)
    own = _page(scope).get_by_role("option", name=name, exact=True)
    option = scope.get_by_role("option", name=name, exact=True).and_(scope.locator(":not(option)"))
    return control(scope, name).or_(option).or_(scope.locator("select").filter(has=own))


def press(target: Locator) -> None:
    """Press the mouse on it, without waiting for what comes of it as a click does."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    if box is None:
        raise LookupError("what was to be pressed is not on the screen")
    target.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def ready_to_press(target: Locator) -> Callable[[], None]:
    """Wait until nothing lies over it and it can be used; returns what presses it: that waits for nothing."""
    target.click(trial=True)
    return partial(press, target)


def field(scope: Scope, label: str) -> Locator:
    """What can be typed into, by its label, or what stands in it while it is empty."""
    if is_selector(label) or not label:
        return scope.locator(label or NOTHING)
    hinted = scope.get_by_placeholder(label, exact=True).filter(visible=True)
    return scope.get_by_label(label, exact=True).or_(hinted)


def landmark(scope: Scope, name: str) -> Locator:
    """What tells a screen from the others: a heading of this text."""
    if is_selector(name) or not name:
        return scope.locator(name or NOTHING)
    return scope.get_by_role("heading", name=name, exact=True)


def text(scope: Scope, words: str) -> Locator:
    """Visible text that contains these words."""
    if is_selector(words) or not words:
        return scope.locator(words or NOTHING)
    return scope.get_by_text(words)


def row(scope: Scope, selector: str, name: str) -> Locator:
    """The row of a list that carries exactly this name; all there is, where there are no rows."""
    page = _page(scope)
    if not selector:
        return scope.locator("body") if isinstance(scope, Page) else scope
    named = page.locator(name) if is_selector(name) else page.get_by_text(name, exact=True)
    return scope.locator(selector).filter(has=named)


def _page(scope: Scope) -> Page:
    return scope if isinstance(scope, Page) else scope.page
