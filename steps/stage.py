"""What the scenarios of one worker play on: the world around them, used as the target profile says."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from typing import Any

from playwright.sync_api import BrowserContext

from conformance.judging.verdict import Unnoticed
from conformance.profile import Hook, Profile, hooks, programs
from conformance.profile.hooks import HookFailed
from conformance.profile.programs import ProgramFailed
from steps.devices import tracing
from steps.devices.device import Device
from steps.devices.wire import DeviceWire
from steps.people.numbers import Numbers
from steps.screens.patience import patience
from steps.surroundings import Surroundings


class Stage:
    """One worker's world and its target.

    memory: what one scenario learns for the next. settings_address: where the two-step settings were seen.
    made_up: the names and numbers that are used up. traced: whether Playwright traces what browsers do.
    """

    def __init__(self, target: Profile, around: Surroundings, *, traced: bool = False) -> None:
        self.target = target
        self.around = around
        self.traced = traced
        self.handset = around.handset
        self.memory: dict[str, object] = {}
        self.settings_address = ""
        self.made_up: set[str] = set()
        self.listeners: dict[str, str] = {}
        self.said: list[str] = []
        """What hooks and programs answered in this scenario."""
        self.numbers = Numbers(
            target.ixit.phones.numbers, target.ixit.limits.sms_per_number_per_hour is not None
        )
        self.begin()

    def forget(self) -> None:
        """Forget what was learnt of a system under test that was another one then.

        The address of the settings is kept: where it is wrong, they are clicked through.
        """
        self.memory.clear()

    def seen_as(self, profile: Profile) -> "Stage":
        """This same world, and what was learnt of it, used as another profile of the deployment says."""
        other = copy(self)
        other.target = profile
        return other

    def begin(self) -> None:
        """Begin a scenario: no browser is open, no phone has a message, and the record starts anew."""
        self.handset.begin()
        self.mark = self.around.recorder.mark()
        self.around.recorder.forget(self.mark)
        self.listeners.clear()
        self.said.clear()

    def end(self) -> None:
        """End a scenario: no browser is open, nothing is held, and everything works.

        Raises Unnoticed when a failure was set that nobody ran into.
        """
        self.listeners.clear()
        self.around.part()
        self.around.outages.let_go()
        unnoticed = self.around.outages.unnoticed()
        self.around.outages.mend()
        if unnoticed:
            raise Unnoticed(f"nobody ran into the failure that was set ({unnoticed})")

    def told(self, text: str) -> str:
        """A text about listeners, with the names of their browsers."""
        for listener, name in self.listeners.items():
            text = text.replace(listener, name)
        return text

    def call(self, hook: Hook, values: Mapping[str, object]) -> bytes:
        """Make a hook's request and return its answer's body; raises HookFailed."""
        with self._noting_failures():
            return self._noted(hooks.call(hook, {**self.around.values, **values}))

    def run(self, command: Sequence[str], environment: Mapping[str, str]) -> bytes:
        """Run a program of the profile's and return what it prints; raises ProgramFailed."""
        with self._noting_failures():
            known = {**self.around.environment, **environment}
            return self._noted(programs.run(command, self.around.values, known))

    def _noted(self, answer: bytes) -> bytes:
        self.said.append(answer.decode(errors="replace"))
        return answer

    @contextmanager
    def _noting_failures(self) -> Iterator[None]:
        try:
            yield
        except (HookFailed, ProgramFailed) as failure:
            self.said.append(str(failure))
            raise

    def session(self, login: str, password: str) -> Sequence[Mapping[str, object]]:
        """The cookies of a login at the portal, by the profile's program; ProgramFailed, HookFailed."""
        command = self.target.ixit.sign_in
        assert command != "screens", "who signs in by the screens needs no program"
        secrets = {"SIGN_IN_LOGIN": login, "SIGN_IN_PASSWORD": password}
        return hooks.cookies(self.run(command, secrets))

    def open_device(self, name: str, **options: Any) -> Device:  # noqa: ANN401 (Playwright's own)
        """A new browser profile with a listener of its own; options: more of `Browser.new_context`."""
        number = len(self.listeners)
        listener = f"device {number}"
        self.listeners[listener] = name

        def opener() -> BrowserContext:
            home = self.target.ixit.browser
            at_home = {"locale": home.language, "timezone_id": home.time_zone}
            context = self.around.open_context(number, **at_home | options)
            context.set_default_timeout(patience(self.target.ixit.waits.page) * 1000)
            if self.target.ixit.clock == "hook":
                context.clock.install(time=self.around.clock.now())
            if self.traced:
                tracing.begin(context)
            return context

        return Device(name, self.target, DeviceWire(self.around.recorder, listener), opener, self.session)

    def close_device(self, device: Device) -> None:
        """Close the device that was opened last, and let another one have its listener."""
        device.context.close()
        del self.listeners[device.wire.listener]

    def advance(self, seconds: float) -> None:
        """Let time pass for the system under test, the gateways and the phones.

        Raises HookFailed.
        """
        hook = self.target.ixit.hooks.advance_clock
        assert hook, "the profile was checked for ixit.clock"
        self.around.clock.advance(seconds)
        self.call(hook, {"seconds": seconds})
