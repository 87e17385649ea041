"""Seeing where a device has got to, and what it was told on the way: looking, and noting what was looked at.

A `Watch` only looks. The functions that begin with `see` note with the device what they have seen, and go on
from an interlude, as people do without a thought: it is no screen of the guide.
"""

from collections.abc import Callable, Collection
from dataclasses import replace

from playwright.sync_api import Page

from steps.devices.device import Device
from steps.screens.finder import spot
from steps.screens.patience import look_twice
from steps.screens.places import (
    BINDINGS,
    INSIDE,
    LET_IN,
    ON_THE_WAY_IN,
    PASSED_ON_THE_WAY,
    UPPERMOST_FIRST,
    Outcome,
    Place,
    led_on_to,
)
from steps.screens.presses import Press
from steps.screens.quiet import Filling, Quiet
from steps.screens.sight import Sight
from steps.screens.waiting import until

type Look = Callable[[frozenset[Place]], Outcome | None]
"""Looks for what has come, other than these screens."""
type Wait = Callable[[Page, float, Callable[[], Outcome | None]], Outcome | None]
"""Waits on a page, for so many seconds, until this finds something."""
EVERYWHERE = frozenset(Place)
LOOKS = 3
"""How often a page is looked at while one document follows another."""


class Watch:
    """Tells what an action brought from what the device showed before it.

    A message that was there when the device was last looked at does not count, until the deployment has
    answered something submitted since and then been quiet for `waits.absence`: it may say the same again.
    """

    def __init__(self, device: Device, passing: Collection[Place] = ()) -> None:
        self._device = device
        self._page, self._of_page = device.page, _sight_of(device)
        self._quiet, self._held, self._filling = Quiet(device), Quiet(device), Filling(device)
        self._passing = passing

    @property
    def _sight(self) -> Sight:
        """Of the page in front, which another one may have become."""
        if self._device.page is not self._page:
            self._page, self._of_page = self._device.page, _sight_of(self._device)
        return self._of_page

    def place(self) -> Place:
        """The screen that is seen, in one and the same document; none while one follows another."""
        for _ in range(LOOKS):
            document, seen = self._device.documents, self._sight.screen()
            if self._device.documents == document:
                return Place[seen.upper() or "NOWHERE"]
        return Place.NOWHERE

    def places(self) -> set[Place]:
        """All screens that are seen, those beneath another one too."""
        return {Place[key.upper()] for key in self._sight.screens()}

    def arrival(self, leaving: frozenset[Place]) -> Outcome | None:
        """A screen that is seen, other than those to be left; one of a mailbox once it is filled."""
        place = self.place()
        comes = place in INSIDE and not self._filling.is_filled(place)
        return None if comes or place is Place.NOWHERE or place in leaving else Outcome(place)

    def refusal(self, remembered: bool = False, leaving: frozenset[Place] = EVERYWHERE) -> Outcome | None:
        """The refusal that came since the device was last looked at, or any that is shown.

        So is a field that the browser does not send, once nothing has been sent for `waits.absence`.
        """
        said = self._said(remembered or self._quiet.submitted(), leaving)
        if said or self._quiet.sent():
            return said
        refusal, words = self._sight.unsent()
        return Outcome(self.place(), refusal, words) if refusal and self._held.stays(words) else None

    def _said(self, remembered: bool, leaving: frozenset[Place]) -> Outcome | None:
        refusal, words = self._sight.refusal(remembered)
        place = self.place()
        if refusal and place in led_on_to(leaving):
            refusal, words = self._sight.refusal(remembered, led_on=True)
        return Outcome(place, refusal, words) if refusal else None

    def outcome(self, leaving: frozenset[Place]) -> Outcome | None:
        """Another screen than those to be left, or a refusal that came.

        One that was seen before in the same document may only lie under the one that goes, and one of
        `passing` under the one that comes: they count once they have stayed for `waits.absence`. A message
        that was there before is then of an earlier try, and whoever is let in was not refused.
        """
        came = self.arrival(leaving)
        place = came.place if came else None
        known = place in {*self._device.shown, *self._passing}
        counts = not known or (self._quiet.stays(place) and not self._quiet.leaves())
        if place is Place.INTERLUDE:
            return came
        said = self._said(remembered=False, leaving=leaving)
        found = said or (came if counts else None) or self.refusal(leaving=leaving)
        return Outcome(found.place) if found and _is_let_in(found, leaving) else found

    def status(self) -> int | None:
        """The status of the last answer to what was submitted since the device was last looked at."""
        return self._quiet.status()

    def note(self, *seen: Place) -> None:
        """Note that what is on the screen now has been looked at, and that these screens were seen."""
        self._device.standing = self._sight.remember()
        self._device.note(*seen)


def _is_let_in(found: Outcome, leaving: frozenset[Place]) -> bool:
    """Whether somebody has come into the mailbox: a notice there that no key names is for everybody."""
    if leaving & ON_THE_WAY_IN:
        return found.place in LET_IN
    return (
        found.refusal == "other" and found.place in {Place.TRUST, Place.WELCOME} and bool(leaving & BINDINGS)
    )


def _sight_of(device: Device) -> Sight:
    return Sight(device, [place.name.lower() for place in UPPERMOST_FIRST])


def see(device: Device) -> Place:
    """The screen that the device shows, waiting until it shows one of the guide's."""
    return _see(device, device.target.ixit.waits.page, look_twice)


def see_at_once(device: Device) -> Place:
    """The screen that the device shows, giving an unknown one no more than `waits.absence`."""
    return _see(device, device.target.ixit.waits.absence, until)


def _see(device: Device, seconds: float, wait: Wait) -> Place:
    watch = Watch(device)
    came = _past_interlude(device, seconds, wait, watch.arrival)
    seen = came.place if came else watch.place()
    place = seen if came or seen in INSIDE else Place.NOWHERE
    watch.note(place)
    return place


def see_wanted(device: Device, wanted: Place) -> Place:
    """The screen that the device shows, waiting for one, though another may be there before it."""
    watch, seconds = Watch(device), device.target.ixit.waits.page
    came = look_twice(device.page, seconds, lambda: watch.place() is wanted or None)
    place = wanted if came else watch.place()
    watch.note(place)
    return place


def see_outcome(device: Device, leaving: Place, besides: float = 0) -> Outcome:
    """What an attempt made on the screen `leaving` came to: another screen, or a refusal that it brought.

    besides: seconds that it may take more than a page does.
    """
    watch = Watch(device, PASSED_ON_THE_WAY.get(leaving, ()))
    seconds = device.target.ixit.waits.page + besides
    found = _past_interlude(device, seconds, look_twice, watch.outcome, leaving)
    found = found or watch.refusal(remembered=True)
    found = found or Outcome(watch.place(), stayed=watch.place() is leaving)
    found = replace(found, status=watch.status(), boxes=tuple(device.told))
    watch.note(found.place)
    return found


def _past_interlude(
    device: Device, seconds: float, wait: Wait, look: Look, *leaving: Place
) -> Outcome | None:
    """What is found within so many seconds; an interlude's way on is clicked, here alone, and only once.

    A window that shows no screen of the guide, an announcement say, is closed.
    """
    found = wait(device.page, seconds, lambda: look(frozenset(leaving)))
    if found is None and Watch(device).place() is Place.NOWHERE and device.close_window():
        found = wait(device.page, seconds, lambda: look(frozenset(leaving)))
    if found is None or found.place is not Place.INTERLUDE:
        return found
    words = device.target.ixit.screens.interlude
    Press(spot(device.page, words), words.onward).click()
    came = wait(device.page, seconds, lambda: look(frozenset({*leaving, Place.INTERLUDE})))
    return came and replace(came, done=True)
