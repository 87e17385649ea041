"""Finding things on a screen as a person does: by name, or by the profile's selector."""

import json
import re
from collections.abc import Callable
from functools import partial, reduce
from typing import Literal

from playwright.sync_api import Locator, Page

from conformance.profile.parts import Screen

Scope = Page | Locator

_ENGINES = ("css=", "xpath=", "text=", "role=")
CLICKED: tuple[Literal["button", "link", "tab", "radio", "menuitem", "treeitem"], ...] = (
    "button",
    "link",
    "tab",
    "radio",
    "menuitem",
    "treeitem",
)
TICKED: tuple[Literal["checkbox", "switch"], ...] = ("checkbox", "switch")
_ROLES = ", ".join(f"[role={role}]" for role in CLICKED)
PRESSED = f"button, a, summary, [onclick], label:has(input[type=radio]), {_ROLES}"
"""What markup says can be clicked, though no assistive technology may know it."""
TYPED = ":is(input, textarea, [contenteditable]):not([aria-hidden=true], [aria-hidden=true] *)"
SINGLE = "input[maxlength='1']"
"""A box for one character of a code."""
_DULL = "[aria-disabled=true], .disabled, " + ", ".join(
    f"[class$='{joined}disabled'], [class*='{joined}disabled ']" for joined in "-_"
)
DULL = f":is({_DULL}), li:is({_DULL}) *"
"""How common front ends mark what cannot be clicked and is no disabled button."""
NOTHING = "css=:not(*)"
"""Finds nothing: what the profile leaves empty is not there."""
SEEN, READ = "seen=0", "seen=2"
"""Keeps what a person sees; and what is large enough to be read, which a page's words for a screen reader are
not (`fake_services/world/seen.js`)."""


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


def spelled(name: str) -> str:
    """A pattern of this name, whatever blanks stand in it: a kit draws 确 定 and a line ends where it may."""
    return r"[\s]*".join(r"\s*".join(map(escaped, word)) for word in name.split())


def escaped(words: str) -> str:
    """A pattern of just these words: in a browser's pattern a slash ends it (学号/工号)."""
    return re.escape(words).replace("/", r"\/")


def whole(name: str) -> re.Pattern[str]:
    """A pattern of just this name."""
    return re.compile(rf"^\s*{spelled(name)}\s*$")


def control(scope: Scope, name: str) -> Locator:
    """What can be clicked: it is called so, or reads so; of one inside another the inner one."""
    if is_selector(name) or not name:
        return _seen(scope, name)
    return clickable(scope, whole(name), f"[title={json.dumps(name, ensure_ascii=False)}]")


def clickable(scope: Scope, words: re.Pattern[str], titled: str = NOTHING) -> Locator:
    """What can be clicked and is called, or reads, as this pattern, or is marked so and has this title."""
    inner = _clickable(_page(scope), words, titled)
    return _clickable(scope, words, titled).filter(has_not=inner)


def _clickable(scope: Scope, words: re.Pattern[str], titled: str) -> Locator:
    called = (scope.get_by_role(role, name=words) for role in CLICKED)
    marked = scope.locator(PRESSED)
    reading = marked.filter(has_text=words).or_(marked.and_(scope.locator(titled)))
    return reduce(Locator.or_, called, reading).filter(visible=True)


def choice(scope: Scope, name: str) -> Locator:
    """What can be clicked by this name, an option of a list too, or the browser's own list that has it."""
    if is_selector(name) or not name:
        return control(scope, name)
    own = option(_page(scope), name)
    drawn = option(scope, name).and_(scope.locator(":not(option)"))
    return control(scope, name).or_(drawn).or_(scope.locator("select").filter(has=own))


def option(scope: Scope, name: str) -> Locator:
    """An option of a list, by its name."""
    return scope.get_by_role("option", name=whole(name))


def can_be_clicked(target: Locator) -> bool:
    """Whether it is neither disabled nor marked so."""
    return target.is_enabled() and not target.and_(target.page.locator(DULL)).count()


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
    """What can be typed into, by its label, or what stands in it while it is empty; or a group of boxes."""
    if is_selector(label) or not label:
        return _seen(scope, label)
    words = whole(label)
    named = scope.get_by_label(words).or_(scope.get_by_placeholder(words)).and_(scope.locator(TYPED))
    boxes = scope.get_by_role("group", name=words).locator(SINGLE)
    return named.or_(boxes).filter(visible=True)


def box(scope: Scope, name: str) -> Locator:
    """What can be ticked, though kits draw something else in its place; its own label is then seen."""
    if is_selector(name) or not name:
        return scope.locator(name or NOTHING)
    kinds = (scope.get_by_role(kind, name=whole(name)) for kind in TICKED)
    return reduce(Locator.or_, kinds)


def drawn_box(scope: Scope, name: str) -> Locator:
    """What is seen of a box: itself, or its label."""
    labels = scope.locator("label").filter(has_text=whole(name))
    return box(scope, name).or_(labels).filter(visible=True)


def landmark(scope: Scope, name: str) -> Locator:
    """What tells a screen from the others: a heading of this text."""
    if is_selector(name) or not name:
        return _seen(scope, name)
    return scope.get_by_role("heading", name=whole(name)).locator(SEEN)


def text(scope: Scope, words: str) -> Locator:
    """Visible text that contains these words."""
    if is_selector(words) or not words:
        return _seen(scope, words)
    return scope.get_by_text(words).filter(visible=True)


def _seen(scope: Scope, selector: str) -> Locator:
    return scope.locator(selector or NOTHING).filter(visible=True)


def row(scope: Scope, selector: str, name: str) -> Locator:
    """The row of a list that carries exactly this name; all there is, where there are no rows."""
    page = _page(scope)
    if not selector:
        return scope.locator("body") if isinstance(scope, Page) else scope
    exact = page.get_by_text(name, exact=True)
    named = page.locator(name) if is_selector(name) else exact.or_(page.get_by_text(whole(name)))
    return scope.locator(selector).filter(has=named)


def _page(scope: Scope) -> Page:
    return scope if isinstance(scope, Page) else scope.page
