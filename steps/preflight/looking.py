"""Looking for the words of a profile on the screen that a device shows."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Locator

from conformance.profile.hooks import HookFailed
from steps.devices.device import Device
from steps.methods import SMS
from steps.methods.base import Method
from steps.people.actors import Missing
from steps.preflight.nearby import names_like
from steps.scene import Scene
from steps.screens.codes import device_name
from steps.screens.finder import Scope, control, field, spot, text, waited_for
from steps.screens.methods import forced_row
from steps.screens.places import Place
from steps.screens.seeing import see_wanted
from steps.witness import SceneWitness

TYPED_INTO = frozenset({"username", "password", "code", "number", "address"})
READ = frozenset({"later_logins", "administrator", f"by_{SMS.key}"})


class Findings(Protocol):
    """Where it is written down what was found."""

    def found(self, key: str, value: str) -> None:
        """Note what was found."""
        ...

    def missed(self, key: str, value: str, why: str, picture: bytes | None) -> None:
        """Note what was not."""
        ...

    def refused(self, lines: list[str]) -> None:
        """Note what our gateways and sink refused meanwhile."""
        ...


class NotReached(Exception):
    """A screen did not come, so that what lies behind it cannot be looked for; it is written down."""


class Look:
    """Looks on behalf of one scene."""

    def __init__(self, scene: Scene, findings: Findings) -> None:
        self._scene = scene
        self._findings = findings

    def for_screen(self, device: Device, place: Place, *keys: str) -> None:
        """Look whether the device comes to show this screen, and for these words of it, if there are any.

        Raises NotReached.
        """
        name = place.name.lower()
        screen = getattr(self._scene.target.ixit.screens, name)
        if (shown := see_wanted(device, place)) is not place:
            there = ", ".join(names_like(device.page, screen.landmark)) or "nothing with a name"
            self._missed(
                f"{name}.landmark",
                screen.landmark,
                f"{shown} came, with {there}; what lies behind was not tried",
            )
            raise NotReached(name)
        self._findings.found(f"{name}.landmark", screen.landmark)
        for key in keys:
            if value := getattr(screen, key):
                self.for_thing(f"{name}.{key}", value, _finder(key)(spot(device.page, screen), value).first)

    def for_thing(self, key: str, value: str, thing: Locator) -> None:
        """Look for what a locator finds."""
        try:
            thing.wait_for(timeout=self._scene.target.ixit.waits.absence * 1000)
        except BrowserError:
            there = ", ".join(names_like(self._scene.browsers.in_front.page, value)) or "nothing with a name"
            self._missed(key, value, f"on the screen: {there}")
        else:
            self._findings.found(key, value)

    def for_row(self, device: Device, method: Method) -> None:
        """Look for a method's row in the list of the page asking to bind one. Raises NotReached."""
        key, name = f"methods.{method.key}", device_name(device, method.key)
        row = forced_row(device, method.key).first
        if why := self._row_trouble(device, name, row):
            self._missed(key, name, why)
            raise NotReached(key)
        self.for_thing(key, name, row)

    def _row_trouble(self, device: Device, name: str, row: Locator) -> str:
        """What is wrong with `forced.row`; empty where that cannot be said."""
        words = self._scene.target.ixit.screens.forced
        if row.is_visible():
            many = control(row, words.bind).count() > 1
            return f"forced.row ({words.row}) finds more than the row of one method" if many else ""
        on_screen = text(spot(device.page, words), name).first.is_visible()
        return f"it is on the screen, but in nothing that forced.row ({words.row}) finds" if on_screen else ""

    @contextmanager
    def attempt(self, what: str, value: str) -> Iterator[None]:
        """Try something; what keeps it from being done is written down as a miss."""
        try:
            yield
        except NotReached:
            return
        except BrowserError as error:
            self._missed(what, value, f"no such control: {waited_for(error)}")
        except (Missing, HookFailed) as error:
            self._missed(what, value, str(error).splitlines()[0])
        else:
            self._findings.found(what, value)

    def _missed(self, key: str, value: str, why: str) -> None:
        picture = SceneWitness(self._scene).picture() if self._scene.browsers.every else None
        self._findings.missed(key, value, why, picture)


def _finder(key: str) -> Callable[[Scope, str], Locator]:
    return field if key in TYPED_INTO else text if key in READ else control
