"""Everything that the sentences of one scenario act on."""

import re
import time
from collections.abc import Mapping, Sequence
from typing import Any

from faker import Faker

from conformance.target import Method
from steps.actors import Device, Mailbox, Missing, Person
from steps.screens.places import Outcome, Place
from steps.stage import Stage

LOGIN = "20########"
LONG = 3600
"""Seconds from which on a page's timers are not run one by one."""


class Scene:
    """The people, browsers and attempts of one scenario; who or what is mentioned first comes to be."""

    def __init__(self, stage: Stage, faker: Faker) -> None:
        self.stage = stage
        self.target = stage.target
        self.handset = stage.handset
        self.people: dict[str, Person] = {}
        self.devices: dict[str, Device] = {}
        self.outcome = Outcome(Place.NOWHERE)
        self.reached: list[Place] = []
        self.typed_number = ""
        self.waiting_answer = ""
        self.codes: list[list[str]] = []
        self.answers: list[str] = []
        self.cookies: Sequence[Mapping[str, object]] = ()
        self.waiting = ""
        self.used_otp = ""
        self.link = ""
        self.asked_mark = 0.0
        self.first_code = ""
        self.rounds: list[list[str]] = []
        self._shown: Device | None = None
        self._current: dict[str, Device] = {}
        self.began = time.monotonic()
        self._before: dict[str, int] = {}
        self.read: dict[str, int] = {}
        """How many of the messages to a number or address somebody has looked into."""
        self._faker = faker

    def person(self, name: str) -> Person:
        """Somebody of the cast, with a portal account and a mailbox that has nothing bound."""
        if name not in self.people:
            self.people[name] = self._new_person(name)
        return self.people[name]

    def add_mailbox(self, person: Person) -> Mailbox:
        """A second mailbox of the same person, with nothing bound."""
        hook = self.target.ixit.hooks.add_mailbox
        assert hook, "the profile was checked for ics.second_mailbox"
        mailbox = self._new_mailbox()
        self.stage.call(hook, {"login": person.login, "address": mailbox.address, "letter": mailbox.letter})
        person.mailboxes.append(mailbox)
        return mailbox

    def bind(self, person: Person, mailbox: Mailbox, method: Method) -> None:
        """Bind a method of this person's by the profile's hook, as a state given beforehand."""
        value = {"sms": person.number, "wechat": person.wechat, "backup": person.backup}.get(method, "")
        if method == "otp":
            value = self._faker.pystr_format("?" * 32, letters="ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
            person.otp_uri = f"otpauth://totp/{mailbox.address}?secret={value}"
        values = {"address": mailbox.address, "method": method, "value": value}
        self.stage.call(self.target.ixit.hooks.bind, values)
        mailbox.bound[method] = value

    def device(self, name: str) -> Device:
        """The browser that this person uses just now; at first their own."""
        if name not in self._current:
            self._current[name] = self.open(f"{name}'s browser")
        self._shown = self._current[name]
        return self._current[name]

    @property
    def shown(self) -> Device:
        """The browser that was used last."""
        assert self._shown, "no sentence has used a browser yet"
        return self._shown

    def show(self, device: Device) -> None:
        """Let this be the browser that counts as used last."""
        self._shown = device

    @property
    def owner_of_shown(self) -> str:
        """Who uses the browser that was used last."""
        return next(name for name, device in self._current.items() if device is self.shown)

    def use(self, name: str, device: Device) -> Device:
        """Let this person use another browser from now on."""
        self._current[name] = device
        return self.device(name)

    def open(self, name: str, **options: Any) -> Device:  # noqa: ANN401 (Playwright's own)
        """The browser of this name; options: more of Playwright's `Browser.new_context`, for a new one."""
        if name not in self.devices:
            self.devices[name] = self.stage.open_device(name, **options)
        self._shown = self.devices[name]
        return self.devices[name]

    def other_browser(self, name: str) -> Device:
        """Another browser of this person, that knows nothing of the first; a login may wait there."""
        self.waiting = name
        return self.open(f"{name}'s other browser")

    def pass_time(self, seconds: float) -> None:
        """Let time pass: for the deployment, the gateways, the phones and the pages on screen."""
        self.stage.advance(seconds)
        self.run_timers(seconds)

    def run_timers(self, seconds: float) -> None:
        """Let time pass for the pages on screen alone."""
        for device in self.devices.values():
            device.page.wait_for_load_state()
            clock = device.context.clock
            (clock.fast_forward if seconds >= LONG else clock.run_for)(int(seconds * 1000))

    def wait_for_nothing(self) -> None:
        """Give what should not come the time that the profile allows for it."""
        self.shown.page.wait_for_timeout(self.target.ixit.waits.absence * 1000)

    def begin_count(self) -> None:
        """Count the messages to every phone from now on, as before a login or a request under test."""
        numbers = [number for person in self.people.values() for number in (person.number, person.new_number)]
        self._before = {number: len(self.handset.sms(number)) for number in numbers}

    def messages_to(self, number: str) -> list[str]:
        """The messages to a number since they are counted, oldest first."""
        return self.handset.sms(number)[self._before.get(number, 0) :]

    def stranger(self) -> tuple[str, str]:
        """The login and the address of an account that nobody has, made up as everybody's are."""
        return self._made_up(LOGIN), self._made_up(self.target.ixit.people.address)

    def code_in(self, message: str) -> str:
        """The code that a message carries; raises Missing when it carries none."""
        found = re.search(self.target.ics.codes.pattern, message)
        if not found:
            raise Missing("the message carries no code that ics.codes.pattern finds")
        return found[1]

    def _new_person(self, name: str) -> Person:
        people, faker = self.target.ixit.people, self._faker
        person = Person(
            name=name,
            login=self._made_up(LOGIN),
            password=faker.password(length=14, special_chars=False),
            number=self._made_up(people.number),
            new_number=self._made_up(people.number),
            backup=self._made_up(people.backup),
            wechat=self.handset.new_wechat(name),
            new_wechat=self.handset.new_wechat(f"{name} (new)"),
            mailboxes=[self._new_mailbox()],
        )
        self.stage.call(
            self.target.ixit.hooks.create_person,
            {
                "login": person.login,
                "password": person.password,
                "name": faker.name(),
                "address": person.mailbox.address,
                "letter": person.mailbox.letter,
            },
        )
        return person

    def _new_mailbox(self) -> Mailbox:
        return Mailbox(
            self._made_up(self.target.ixit.people.address), f"letter-{self._made_up('############')}"
        )

    def _made_up(self, pattern: str) -> str:
        """The pattern with a digit for each #, so that this world has not seen it yet."""
        while True:
            text = re.sub("#", lambda _: str(self._faker.random_digit()), pattern)
            if text not in self.stage.made_up:
                self.stage.made_up.add(text)
                return text
