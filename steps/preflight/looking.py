"""Looking for the words of a profile on the screen that a device shows."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Protocol

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Locator

from conformance.judging.verdict import NotRun
from conformance.profile.hooks import HookFailed
from conformance.profile.parts import Presses
from conformance.profile.screens import MethodList
from steps.devices.device import Device
from steps.methods import SMS, exercised
from steps.methods.base import Method
from steps.people.actors import Missing
from steps.preflight.nearby import names_like
from steps.preflight.words import needed
from steps.scene import Scene
from steps.screens.finder import Scope, choice, control, drawn_box, field, holding, spot, text
from steps.screens.methods import forced_bind, forced_row
from steps.screens.missed import is_ambiguous, left_empty, waited_for
from steps.screens.patience import patience
from steps.screens.places import Outcome, Place
from steps.screens.presses import METHOD, Press, in_order
from steps.screens.resending import resend_button
from steps.screens.seeing import see_wanted
from steps.witness import NoPicture, SceneWitness

TYPED_INTO = frozenset({"username", "password", "code", "number", "address"})
PRESSED_ALONE = frozenset({"submit", "onward", "confirm", "send"})
"""Words of controls of which a screen has one."""
MANY = " is there more than once: give a selector"
READ = frozenset({"later_logins", "administrator", "one_number", f"by_{SMS.key}"})


class Findings(Protocol):
    """Where it is written down what was found."""

    def found(self, key: str, value: str) -> None:
        """Note what was found."""
        ...

    def missed(self, key: str, value: str, why: str, picture: bytes | None) -> None:
        """Note what was not."""
        ...

    def untried(self, what: str, why: str) -> None:
        """Note what could not be tried on this deployment."""
        ...

    def unseen(self, keys: list[str]) -> None:
        """Note which words of the profile were not looked for."""
        ...

    def left_empty(self, keys: list[str]) -> None:
        """Note which words of the guide the profile leaves empty: there is nothing to look for."""
        ...

    def learn(self, secrets: Mapping[str, str]) -> None:
        """Know what must not be shown: secret -> name."""
        ...

    def refused(self, lines: list[str]) -> None:
        """Note what our gateways and sink refused meanwhile."""
        ...


class NotReached(Exception):
    """A screen did not come, so that what lies behind it cannot be looked for; it is written down.

    Or there is none, by a profile that leaves its landmark empty.
    """


class Look:
    """Looks on behalf of one scene."""

    def __init__(self, scene: Scene, findings: Findings) -> None:
        self._scene = scene
        self._findings = findings
        self._needed = needed(scene.target)
        self._looked_for: set[str] = set()
        self.came_to: set[Place] = set()
        """The screens that were looked for and came."""
        self.let_in: set[tuple[str, Place]] = set()
        """Who was let in by the right password, and at which login."""
        self._looked_at = (0, "")
        """How many documents there had been when something was looked for last, and on which screen."""

    def found(self, key: str, value: str) -> None:
        """Note what was found, once."""
        if key not in self._looked_for:
            self._looked_for.add(key)
            self._findings.found(key, value)

    def unseen(self) -> list[str]:
        """The words of the profile that were not looked for, by their keys."""
        return [key for key in self._needed if key not in self._looked_for]

    def name_of(self, method: Method) -> str:
        """A method's name on this deployment."""
        return self._scene.target.ixit.screens.methods.name_of(method.key)

    def for_screen(self, device: Device, place: Place, *keys: str) -> None:
        """Look whether the device comes to show this screen, and for these words of it, if there are any.

        Raises NotReached.
        """
        name = place.name.lower()
        screen = getattr(self._scene.target.ixit.screens, name)
        if not screen.landmark:
            raise NotReached(name)
        if (shown := see_wanted(device, place)) is not place:
            there = ", ".join(names_like(device.page, screen.landmark)) or "nothing with a name"
            self.missed(
                f"{name}.landmark",
                screen.landmark,
                f"{shown} came, with {there}; what lies behind was not tried",
            )
            raise NotReached(name)
        self.came_to.add(place)
        self.found(f"{name}.landmark", screen.landmark)
        self.for_words(device, place, *keys)

    def for_words(self, device: Device, place: Place, *keys: str) -> None:
        """Look for these words of a screen that is shown, if the profile has any."""
        for key, said, thing in self._things(device, place, *keys):
            if key.rpartition(".")[2] in PRESSED_ALONE and thing.count() > 1:
                self.missed(key, said, f"“{said}”{MANY}")
            else:
                self.for_thing(key, said, thing.first)

    def for_what_may_be(self, device: Device, place: Place, *keys: str) -> None:
        """Note which of these words of a screen are there; they need not be, just now."""
        for key, said, thing in self._things(device, place, *keys):
            if thing.first.is_visible():
                self.found(key, said)

    def _things(self, device: Device, place: Place, *keys: str) -> Iterator[tuple[str, str, Locator]]:
        name = place.name.lower()
        screen = getattr(self._scene.target.ixit.screens, name)
        for key in keys:
            if said := getattr(screen, key, ""):
                first = in_order(said)[0]
                finder, named = _finder(key, first), first.replace(METHOD, self._first_method(screen))
                thing = finder(holding(device.page, screen, named), named)
                yield f"{name}.{key}", ", ".join(in_order(said)), thing

    def _first_method(self, screen: object) -> str:
        """How a screen calls the first of its methods."""
        first, screens = exercised(self._scene.target)[0], self._scene.target.ixit.screens
        return screens.name_on(screen, first.key) if isinstance(screen, MethodList) else str(first)

    def for_refusal(self, key: str, tried: str, came_to: Outcome) -> None:
        """Look whether what was tried was refused in the words that the profile gives for that, if any."""
        wordings = [
            words for known, words in self._scene.target.ixit.screens.messages.wordings() if known == key
        ]
        if not wordings:
            return
        if came_to.refusal == key:
            self.found(f"messages.{key}", " or ".join(wordings))
        else:
            said = f"was refused with “{came_to.words}”" if came_to.refusal else f"led to {came_to}"
            self.missed(f"messages.{key}", " or ".join(wordings), f"{tried} {said}")

    def at_what_was_passed(self) -> None:
        """Note the screens that people passed on their way."""
        passed = {place for device in self._scene.browsers.every for place in device.reached}
        for place in passed:
            for key in (f"{Place(place).name.lower()}.landmark", f"{Place(place).name.lower()}.onward"):
                if key in self._needed:
                    self.found(key, self._needed[key])

    def for_thing(self, key: str, value: str, thing: Locator) -> None:
        """Look for what a locator finds; for nothing, where the profile leaves it empty."""
        if key in self._looked_for or not value:
            return
        try:
            thing.wait_for(timeout=self._patience(key.partition(".")[0]) * 1000)
        except BrowserError:
            there = ", ".join(names_like(self._scene.browsers.in_front.page, value)) or "nothing with a name"
            self.missed(key, value, f"on the screen: {there}")
        else:
            self.found(key, value)

    def _patience(self, screen: str) -> float:
        """Seconds that something may take to come: what a screen says first may follow its heading."""
        before, waits = self._looked_at, self._scene.target.ixit.waits
        self._looked_at = (self._scene.browsers.in_front.documents, screen)
        return patience(waits.absence if self._looked_at == before else waits.page)

    def for_press(self, key: str, presses: Presses, press: Press) -> None:
        """Look for what is pressed, as far as it is there before anything is."""
        self.for_thing(key, ", ".join(in_order(presses)), press.first)

    def for_row(self, device: Device, method: Method) -> None:
        """Look for a method's row in the list of the page asking to bind one. Raises NotReached."""
        screens = self._scene.target.ixit.screens
        key, name = f"methods.{method.key}", screens.name_on(screens.forced, method.key)
        rows, bind = forced_row(device, method.key), forced_bind(device, method.key)
        row = (rows if screens.forced.row else bind.first).first
        if why := self._row_trouble(device, method, name, row):
            self.missed(key, name, why)
            raise NotReached(key)
        self.for_thing(key, name, row)

    def _row_trouble(self, device: Device, method: Method, name: str, row: Locator) -> str:
        """What is wrong with `forced.row`; empty where that cannot be said."""
        words = self._scene.target.ixit.screens.forced
        if row.is_visible():
            many = words.row and forced_bind(device, method.key).first.count() > 1
            return f"forced.row ({words.row}) finds more than the row of one method" if many else ""
        on_screen = text(spot(device.page, words), name).first.is_visible()
        return f"it is on the screen, but in nothing that forced.row ({words.row}) finds" if on_screen else ""

    @contextmanager
    def attempt(self, what: str, value: str = "") -> Iterator[None]:
        """Try something; what keeps it from being done is written down: as a miss, or why it cannot be."""
        try:
            yield
        except NotReached:
            return
        except NotRun as reason:
            self._findings.untried(what, str(reason))
        except BrowserError as error:
            if left_empty(error):
                self._findings.untried(what, "it needs something that the profile leaves empty")
            else:
                self.missed(what, value, _not_used(error))
        except (Missing, HookFailed) as error:
            self.missed(what, value, str(error).splitlines()[0])
        else:
            if value:
                self.found(what, value)

    def missed(self, key: str, value: str, why: str) -> None:
        """Note what was not found, with a picture of the screen in front."""
        self._looked_for.add(key)
        picture = None
        with suppress(NoPicture):
            picture = SceneWitness(self._scene).picture() if self._scene.browsers.every else None
        self._findings.missed(key, value, why, picture)


def _not_used(error: BrowserError) -> str:
    thing = waited_for(error)
    return f"{thing}{MANY}" if is_ambiguous(error) else f"no such control: {thing}"


def _finder(key: str, said: str) -> Callable[[Scope, str], Locator]:
    if key == "resend":
        return resend_button
    if key == "trust_box":
        return drawn_box
    return field if key in TYPED_INTO else text if key in READ else choice if METHOD in said else control
