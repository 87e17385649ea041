"""What a step function is given: everything that the sentences of one scenario act on."""

from typing import Any

import pytest
from faker import Faker

from steps.clock import Clock
from steps.devices.browsers import Browsers
from steps.devices.device import Device
from steps.devices.mail.answers import SignIn
from steps.devices.mail.imap import OpenProgram
from steps.facts import Facts
from steps.people.accounts import Accounts
from steps.people.arrivals import Arrivals
from steps.people.cast import Cast
from steps.people.made_up import MadeUp
from steps.stage import Stage


class Scene:
    """One scenario: its cast, its browsers, its clock, what arrives, and the facts that sentences note."""

    def __init__(self, stage: Stage, faker: Faker, accounts: Accounts, two: bool) -> None:
        self.stage = stage
        self.target = stage.target
        self.handset = stage.handset
        made_up = MadeUp(faker, stage.target.ixit.people, stage.made_up, stage.numbers)
        self.cast = Cast(accounts, made_up, two)
        self.browsers = Browsers(self._open)
        self.clock = Clock(stage, self.browsers)
        self.arrivals = Arrivals(stage.handset, stage.target.ics.codes.pattern)
        self.facts = Facts()
        self.sign_ins: list[SignIn] = []
        """What mail programs did, the latest at the end: a witness tells of it."""
        self.open_programs: list[OpenProgram] = []
        """Those that stay signed in."""

    def _open(self, label: str, **options: Any) -> Device:  # noqa: ANN401 (Playwright's own)
        device = self.stage.open_device(label, **options)
        device.begins, device.waits = self._login_begins, self.clock.pass_time
        return device

    def _login_begins(self, name: str) -> None:
        for person in self.cast.people:
            if person.name == name:
                self.arrivals.read_all(person)

    def close(self) -> None:
        """Close the browsers, and free the profile's numbers for the next scenario, by its hook."""
        self.browsers.close()
        for program in self.open_programs:
            program.close()
        taken, reset = self.cast.made_up.taken, self.target.ixit.hooks.reset
        if taken and reset:
            for mailbox in (mailbox for person in self.cast.everybody for mailbox in person.mailboxes):
                self.stage.call(reset, {"address": mailbox.address})
            self.stage.numbers.give_back(taken)


SCENE = pytest.StashKey[Scene]()
"""Where a scenario keeps its scene: pytest tells nobody of a fixture that only a step asks for."""
