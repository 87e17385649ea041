"""What is pressed on a screen: one control, or several one after the other."""

from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.profile.parts import Presses
from steps.screens.finder import Scope, control, ready_to_press

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

    method, address: that for which `{method}` and `{address}` stand.
    """

    def __init__(
        self, here: Scope, presses: Presses, around: Scope | None = None, method: str = "", address: str = ""
    ) -> None:
        names = in_order(presses) or ("",)
        first, *others = (name.replace(METHOD, method).replace(ADDRESS, address) for name in names)
        self.first: Locator = control(here, first)
        """What is there before anything is pressed."""
        self._all = [self.first, *(control(around or here, other) for other in others)]
        self.last = self._all[-1]

    def is_visible(self) -> bool:
        """Whether it is there to be pressed."""
        return self.first.is_visible()

    def click(self) -> None:
        """Press everything, each thing once it is there."""
        for each in self._all:
            each.click()

    def ready(self) -> Callable[[], None]:
        """Press everything but the last; returns what presses that: it waits for nothing."""
        for each in self._all[:-1]:
            each.click()
        return ready_to_press(self.last)


def leave_by(way_out: Press) -> None:
    """Press what leads away, and wait until it is gone; whether it ever goes is for others to judge."""
    way_out.click()
    with suppress(NothingAppeared):
        way_out.last.wait_for(state="hidden")
