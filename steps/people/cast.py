"""The people of one scenario, and their mailboxes."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from steps.people.accounts import Accounts
from steps.people.actors import Mailbox, Person
from steps.people.made_up import MadeUp


class Cast:
    """Who there is, and how they came to be.

    two: whether the scenario is about people with two mailboxes.
    """

    def __init__(self, accounts: Accounts, made_up: MadeUp, two: bool) -> None:
        self._accounts = accounts
        self.made_up = made_up
        self._two = two
        self._others: dict[str, Person] = {}
        self._named: dict[str, Person] = {}
        self._people = self._named

    @property
    def people(self) -> Collection[Person]:
        """Everybody mentioned so far, by the sentences or else aside."""
        return self._people.values()

    @property
    def everybody(self) -> Collection[Person]:
        """Who was made for this scenario, whether its sentences mention them or not."""
        return [*self._named.values(), *self._others.values()]

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Whoever is mentioned in this block is somebody else, of whom the sentences know nothing."""
        before, self._people = self._people, self._others
        try:
            yield
        finally:
            self._people = before

    @property
    def numbers(self) -> dict[str, Person]:
        """The phone numbers of these people, old and new."""
        return {number: person for person in self.people for number in person.numbers}

    @property
    def inboxes(self) -> dict[str, Person]:
        """Where messages to these people come: numbers, addresses, apps."""
        return {inbox: person for person in self.people for inbox in person.inboxes}

    def person(self, name: str) -> Person:
        """Somebody with a portal account and a mailbox that has nothing bound, made when first named.

        Raises NotRun when there is nobody.
        """
        if name not in self._people:
            self._people[name] = self._accounts.person(name, self.made_up, self._two)
        return self._people[name]

    def admit(self, person: Person) -> None:
        """Let somebody be of the cast who is there already."""
        self._people[person.name] = person

    def add_mailbox(self, person: Person) -> Mailbox:
        """A second mailbox of the same person, with nothing bound."""
        mailbox = self._accounts.add_mailbox(person, self.made_up)
        person.mailboxes.append(mailbox)
        return mailbox

    def stranger(self) -> tuple[str, str]:
        """The login and the address of an account that nobody has, made up as everybody's are."""
        return self.made_up.login(), self.made_up.address()
