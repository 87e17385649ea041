"""People whom a program of the deployment's makes (ixit.accounts.command)."""

from collections.abc import Collection

import msgspec

from conformance.judging.verdict import NotRun
from conformance.profile import PoolMailbox
from conformance.profile.programs import ProgramFailed
from steps.methods import belongings, given
from steps.people.actors import Mailbox, Person
from steps.people.made_up import MadeUp
from steps.stage import Stage


class Printed(msgspec.Struct, forbid_unknown_fields=True):
    """What the program prints; numbers and the backup address are made up where it names none."""

    login: str
    password: str
    mailboxes: list[PoolMailbox]
    number: str = ""
    new_number: str = ""
    backup: str = ""


class Command:
    """Runs the program once for each person."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._spare: dict[str, Mailbox] = {}

    def person(self, name: str, made_up: MadeUp, two: bool) -> Person:
        """Somebody new; raises ProgramFailed."""
        printed = self._printed()
        first, *more = (Mailbox(one.address, one.letter) for one in printed.mailboxes)
        self._spare |= dict(zip([printed.login], more, strict=False))
        had = given(printed.number, printed.new_number, printed.backup)
        return Person(
            name=name,
            login=printed.login,
            password=printed.password,
            mailboxes=[first],
            own=belongings(name, made_up, self._stage.handset, had),
        )

    def add_mailbox(self, person: Person, made_up: MadeUp) -> Mailbox:
        """The second one that was printed, if one was."""
        if person.login not in self._spare:
            raise NotRun("the program of ixit.accounts.command printed one mailbox, two are needed")
        return self._spare.pop(person.login)

    def take_back(self, people: Collection[Person]) -> None:
        """Leave them as they are."""

    def close(self) -> list[str]:
        """Nothing has to be known."""
        return []

    def _printed(self) -> Printed:
        command = self._stage.target.ixit.accounts.command
        try:
            printed = msgspec.json.decode(self._stage.run(command, {}), type=Printed)
        except (msgspec.DecodeError, RecursionError) as error:
            raise ProgramFailed(f"{' '.join(command)}: printed no account: {error}") from None
        if not printed.mailboxes:
            raise ProgramFailed(f"{' '.join(command)}: printed an account without a mailbox")
        return printed
