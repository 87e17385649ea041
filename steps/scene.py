"""Everything that the sentences of one scenario act on."""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from faker import Faker
from playwright.sync_api import Error as BrowserError

from conformance.judging.verdict import NotRun
from conformance.profile import Method
from steps.devices.device import Device
from steps.devices.mail_client import Answer, SignIn
from steps.people.accounts import Accounts
from steps.people.actors import Mailbox, Missing, Person
from steps.people.arrivals import Arrivals
from steps.people.made_up import MadeUp
from steps.screens.places import Outcome, Place
from steps.stage import Stage

LONG = 3600
"""Seconds from which on a page's timers are not run one by one."""
GLANCE = 0.2
"""Seconds of real time in which a page may notice that a time has passed."""
type Binding = Callable[[Scene, Person, Mailbox, Method], None]
"""A way to bind a method beforehand: steps/ways/beforehand.py has them."""


class Scene:
    """The people, browsers and attempts of one scenario; who or what is mentioned first comes to be."""

    def __init__(self, stage: Stage, faker: Faker, accounts: Accounts, binds: Binding, two: bool) -> None:
        self.stage = stage
        self.accounts = accounts
        self.made_up = MadeUp(faker, stage.target.ixit.people, stage.made_up, stage.numbers)
        self._binds = binds
        self._two = two
        self.target = stage.target
        self.handset = stage.handset
        self.arrivals = Arrivals(stage.handset)
        self.people: dict[str, Person] = {}
        self.devices: dict[str, Device] = {}
        self.outcome = Outcome(Place.NOWHERE)
        self.typed_number = ""
        self.waiting_answer = ""
        self.push = ""
        self.codes: list[list[str]] = []
        self.answers: list[str] = []
        self.answer = Answer(taken=False, served=False, said="no mail program has signed in yet")
        self.sign_ins: list[SignIn] = []
        """Of mail programs, the latest at the end."""
        self.cookies: Sequence[Mapping[str, object]] = ()
        self.waiting = ""
        self.used_otp = ""
        self.link = ""
        self.scanned: Method = "wechat"
        self.asked_mark = 0.0
        self.notices_read = 0
        self.repeated = 0.0
        """When a mailbox's data requests were made again."""
        self.first_code = ""
        self.rounds: list[list[str]] = []
        self._asked: set[str] = set()
        """Where codes were sent to since the countdown last passed."""
        self._shown: Device | None = None
        self._current: dict[str, Device] = {}
        self.began = time.monotonic()
        self._waited = 0.0

    def person(self, name: str) -> Person:
        """Somebody of the cast, with a portal account and a mailbox that has nothing bound."""
        if name not in self.people:
            self.people[name] = self.accounts.person(name, self.made_up, self._two)
        return self.people[name]

    def add_mailbox(self, person: Person) -> Mailbox:
        """A second mailbox of the same person, with nothing bound."""
        mailbox = self.accounts.add_mailbox(person, self.made_up)
        person.mailboxes.append(mailbox)
        return mailbox

    def bind(self, person: Person, mailbox: Mailbox, method: Method) -> None:
        """Bind a method of this person's, as a state given beforehand."""
        self._binds(self, person, mailbox, method)

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

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What others do in this block changes nothing about which browser was used last."""
        shown = self._shown
        yield
        self._shown = shown

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
        """Let time pass: for the deployment, the gateways, the phones and the pages on screen.

        Raises NotRun where that takes longer than the profile allows.
        """
        if self.target.ixit.clock == "real":
            self._wait(seconds)
        else:
            self.stage.advance(seconds)
            self.run_timers(seconds)

    def before_code(self, *to: str) -> None:
        """Let the countdown pass where one of these, having been sent a code, cannot be sent another yet."""
        codes = self.target.ics.codes
        if codes.resend_per == "number" and self._asked.intersection(to):
            self.pass_time(codes.resend_seconds)
            self._asked.clear()
        self._asked.update(to)

    def run_timers(self, seconds: float) -> None:
        """Let time pass for the pages on screen alone; a moment of it, where it is real time."""
        if self.target.ixit.clock == "real":
            self.shown.page.wait_for_timeout(GLANCE * 1000)
            return
        for device in self.devices.values():
            device.page.wait_for_load_state()
            clock = device.context.clock
            (clock.fast_forward if seconds >= LONG else clock.run_for)(int(seconds * 1000))

    def _wait(self, seconds: float) -> None:
        self._waited += seconds
        longest = self.target.ixit.waits.longest
        if self._waited > longest:
            raise NotRun(
                f"with real time this waits {self._waited:g} seconds, "
                f"the profile allows {longest:g} (ixit.waits.longest)"
            )
        self.shown.page.wait_for_timeout(seconds * 1000)

    def wait_for_nothing(self) -> None:
        """Give what should not come the time that the profile allows for it."""
        self.shown.page.wait_for_timeout(self.target.ixit.waits.absence * 1000)

    def begin_count(self) -> None:
        """Count the messages to every phone from now on, as before a login or a request under test."""
        numbers = [number for person in self.people.values() for number in (person.number, person.new_number)]
        self.arrivals.count_from_now(numbers)

    def messages_to(self, number: str) -> list[str]:
        """The messages with a code to a number since they are counted, oldest first; notices do not count."""
        return [message for message in self.arrivals.counted(number) if self._found_in(message)]

    def stranger(self) -> tuple[str, str]:
        """The login and the address of an account that nobody has, made up as everybody's are."""
        return self.made_up.login(), self.made_up.address()

    def code_in(self, message: str) -> str:
        """The code that a message carries, or is, where a person typed it; Missing when it carries none."""
        found = self._found_in(message)
        if not found:
            raise Missing("the message carries no code that ics.codes.pattern finds")
        return found[1]

    def _found_in(self, message: str) -> re.Match[str] | None:
        pattern = self.target.ics.codes.pattern
        return re.search(pattern, message) or re.fullmatch("([0-9A-Za-z]+)", message)

    def close(self) -> None:
        """Close the browsers, and free the profile's numbers for the next scenario, by its hook."""
        for device in self.devices.values():
            with suppress(BrowserError):  # of a browser that was killed; the next scenario gets a new one
                device.context.close()
        if reset := self.made_up.taken and self.target.ixit.hooks.reset:
            for person in self.people.values():
                for mailbox in person.mailboxes:
                    self.stage.call(reset, {"address": mailbox.address})
            self.stage.numbers.give_back(self.made_up.taken)
