"""What is pressed on a screen: one control, or several one after the other."""

from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from typing import override

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.profile.parts import Presses
from steps.screens.finder import Scope, choice, control, option, ready_to_press
from steps.screens.waiting import until

METHOD, ADDRESS = "{method}", "{address}"
"""What stands for a method's name, and for a mailbox's address, in what the profile says is pressed."""


def in_order(presses: Presses) -> tuple[str, ...]:
    """What is pressed, one name or selector after the other."""
    return (presses,) if isinstance(presses, str) else presses


def names_method(presses: Presses) -> bool:
    """Whether what is pressed says by itself which method is meant."""
    return any(METHOD in name for name in in_order(presses))


def divided(presses: Presses) -> tuple[Presses, Presses]:
    """What is pressed until the methods are to be seen, and what from there on."""
    names = in_order(presses)
    first = next((number for number, name in enumerate(names) if METHOD in name), 0)
    return names[:first], names[first:]


class Press:
    """What the profile says is pressed: the first is looked for here, those after it anywhere around.

    method, address: that for which `{method}` and `{address}` stand; it may be an option of a list that drops
    down.
    """

    def __init__(
        self, here: Scope, presses: Presses, around: Scope | None = None, method: str = "", address: str = ""
    ) -> None:
        self._all: list[_Each] = []
        for said in in_order(presses) or ("",):
            name = said.replace(METHOD, method).replace(ADDRESS, address)
            scope = (around or here) if self._all else here
            self._all.append(_Each(scope, name) if name == said else _Choice(scope, name))
        self.first: Locator = self._all[0].found
        """What is there before anything is pressed."""
        self.last = self._all[-1].found

    def is_visible(self) -> bool:
        """Whether it is there to be pressed."""
        return self.first.is_visible()

    def click(self) -> None:
        """Press everything, each thing once it is there; not what the mouse alone has opened."""
        for each, following in pairwise(self._all):
            if following.found.first.is_visible() or not each.opens(following):
                each.click()
        self._all[-1].click()

    def click_if_there(self, seconds: float) -> None:
        """Press everything, if the first of it is there within so many seconds."""
        if until(self.first.page, seconds, lambda: self.is_visible() or None):
            self.click()

    def ready(self) -> Callable[[], None]:
        """Press everything but the last; returns what presses that: it waits for nothing."""
        for each in self._all[:-1]:
            each.click()
        return ready_to_press(self.last)


class _Each:
    """One thing that is pressed."""

    def __init__(self, scope: Scope, name: str) -> None:
        self.found = control(scope, name)

    def opens(self, following: "_Each") -> bool:
        """Move the mouse to it, and say whether that is enough to show what follows."""
        self.found.hover()
        return following.found.first.is_visible()

    def click(self) -> None:
        self.found.click()


class _Choice(_Each):
    """The same, or a list that drops down and has an option of this name."""

    def __init__(self, scope: Scope, name: str) -> None:
        self.found, self._name = choice(scope, name), name

    @override
    def click(self) -> None:
        kind = self.found.evaluate("one => one.type")
        if kind == "select-one":
            self.found.select_option(element=option(self.found, self._name).element_handle())
        elif kind == "radio":
            self.found.dispatch_event("click")  # what is drawn in its place may lie over it
        else:
            super().click()


def leave_by(way_out: Press) -> None:
    """Press what leads away, and wait until it is gone; whether it ever goes is for others to judge."""
    way_out.click()
    with suppress(NothingAppeared):
        way_out.last.wait_for(state="hidden")
