"""People whom the deployment makes when asked to, by the profile's hooks."""

from collections.abc import Collection

from conformance.judging.verdict import NotRun
from steps.methods import belongings
from steps.people.actors import Mailbox, Person
from steps.people.made_up import MadeUp
from steps.stage import Stage


class Control:
    """Makes new people for each scenario (ixit.hooks.create_person); none is needed again."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._hooks = stage.target.ixit.hooks

    def person(self, name: str, made_up: MadeUp, two: bool) -> Person:
        """Somebody new; raises HookFailed."""
        assert self._hooks.create_person, "the profile was checked for ixit.accounts"
        person = Person(
            name=name,
            login=made_up.login(),
            password=made_up.password(),
            mailboxes=[made_up.mailbox()],
            own=belongings(name, made_up, self._stage.handset, {}),
            full_name=made_up.full_name(),
        )
        values = {"login": person.login, "password": person.password, "name": person.full_name}
        values |= {"address": person.mailbox.address, "letter": person.mailbox.letter}
        self._stage.call(self._hooks.create_person, values)
        return person

    def add_mailbox(self, person: Person, made_up: MadeUp) -> Mailbox:
        """A new one; raises HookFailed."""
        if self._hooks.add_mailbox is None:
            raise NotRun("the profile has no hook that gives somebody a second mailbox")
        mailbox = made_up.mailbox()
        values = {"login": person.login, "address": mailbox.address, "letter": mailbox.letter}
        self._stage.call(self._hooks.add_mailbox, values)
        return mailbox

    def take_back(self, people: Collection[Person]) -> None:
        """Leave them as they are."""

    def close(self) -> list[str]:
        """Nothing has to be known."""
        return []
