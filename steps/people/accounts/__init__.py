"""Where the people of the scenarios come from: one way a module, chosen by the profile's ixit.accounts."""

from collections.abc import Collection
from typing import Protocol

from steps.people.actors import Mailbox, Person
from steps.people.made_up import MadeUp


class Accounts(Protocol):
    """Who can be had for a scenario, and what becomes of them afterwards."""

    def person(self, name: str, made_up: MadeUp, two: bool) -> Person:
        """Somebody with a portal account and a mailbox that has nothing bound, to be called `name`.

        two: whether the scenario is about people with two mailboxes. Raises NotRun when there is nobody.
        """
        ...

    def add_mailbox(self, person: Person, made_up: MadeUp) -> Mailbox:
        """The second mailbox of a person, with nothing bound; raises NotRun when they cannot have one."""
        ...

    def take_back(self, people: Collection[Person]) -> None:
        """Have these people back from a scenario, each as it left them."""
        ...

    def close(self) -> list[str]:
        """End; returns what somebody has to know about accounts, one line each."""
        ...
