"""Methods that are proved by a code that is sent to what is bound: SMS, the backup mailbox."""

from abc import abstractmethod
from collections.abc import Callable
from typing import override

from steps.devices.device import Device
from steps.methods.base import Method
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.bindings import SentBinding
from steps.screens.codes import SecondStep, SentCode, StepUp
from steps.screens.places import Outcome
from steps.screens.resending import is_counting
from steps.screens.waiting import until
from steps.ways.first_code import ask_code_at
from steps.ways.messages import arrived, code_number, code_sent_by_itself, last_code, unread
from steps.ways.putting_off import ask_until_sent, judged, turns


class Sent(Method):
    """A method of this kind; its binding asks for a number or an address, and sends a code there."""

    @override
    @abstractmethod
    def form(self, device: Device) -> SentBinding: ...

    def typed(self, scene: Scene, value: str) -> str:
        """A value as people type it on this deployment."""
        return value

    def attempt(self, scene: Scene, device: Device, value: str, typed: str = "") -> Outcome:
        """Bind a value, typed as it is or otherwise, as far as that goes; its holder gives the code."""
        form = self.form(device)
        code = self._asked(scene, form, value, typed)
        if isinstance(code, Outcome):
            return code
        scene.facts.binding_code = code
        return judged(scene, device, self.place, lambda: form.enter(code))

    @override
    def fill_in(self, scene: Scene, device: Device, person: Person, value: str) -> Outcome:
        return self.attempt(scene, device, value)

    @override
    def begin(self, scene: Scene, device: Device, person: Person) -> str:
        return self._code(scene, self.form(device), self.value(person))

    @override
    def ready(self, scene: Scene, device: Device, value: str) -> Callable[[], None]:
        form = self.form(device)
        return form.ready(self._code(scene, form, value))

    def _code(self, scene: Scene, form: SentBinding, value: str) -> str:
        code = self._asked(scene, form, value)
        if isinstance(code, Outcome):
            raise Missing(f"no code came: {code}")
        return code

    def _asked(self, scene: Scene, form: SentBinding, value: str, typed: str = "") -> str | Outcome:
        """Have a code sent there; asked for again later where that is put off, else what was said instead."""
        scene.clock.before_code(value)
        typed = typed or self.typed(scene, value)
        return ask_until_sent(scene, form.device, value, lambda: ask_code_at(form, typed))

    def ask_code(self, scene: Scene, device: Device, to: str) -> str:
        """Ask for the code of the second step, unless it comes by itself, and wait for it."""
        scene.clock.before_code(to)
        before = len(arrived(scene, to))
        self.choose(device)
        if not scene.target.ixit.screens.second_step.send:
            return self._sent_by_itself(scene, SecondStep(device), to)
        came = ask_until_sent(scene, device, to, SecondStep(device).ask_code)
        return came if isinstance(came, str) else code_number(scene, to, before + 1)

    def _sent_by_itself(self, scene: Scene, question: SentCode, to: str) -> str:
        """The code that comes by itself; where none has come, and another can be asked for, that one."""
        device, waits, again = question.device, scene.target.ixit.waits, question.resend()
        asks = question.labels.resend and scene.target.ics.codes.resend_per == "request"

        def came() -> bool | None:
            return unread(scene, to)

        if asks and not until(device.page, waits.message, came):
            for _ in turns(scene):
                if came() or is_counting(again):
                    break
                device.ask(again)
                until(device.page, waits.absence, came)
        return code_sent_by_itself(scene, device, to)

    @override
    def prove(self, scene: Scene, device: Device, person: Person, value: str) -> None:
        SecondStep(device).enter(self.ask_code(scene, device, value))

    @override
    def prove_again(self, scene: Scene, device: Device, person: Person, value: str) -> None:
        SecondStep(device).enter(last_code(scene, value))

    @override
    def held_code(self, scene: Scene, person: Person) -> str:
        return last_code(scene, self.value(person))

    @override
    def code_for_change(self, scene: Scene, device: Device, person: Person) -> str:
        StepUp(device).ask_code()
        return self._sent_by_itself(scene, StepUp(device), person.bound[self.key])

    @override
    def ask(self, scene: Scene, device: Device, person: Person) -> str:
        return self.ask_code(scene, device, person.bound[self.key])

    @override
    def answer(self, scene: Scene, device: Device, person: Person, asked: str) -> None:
        SecondStep(device).enter(asked)
