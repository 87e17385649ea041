"""Who acts in a scenario: people with their mailboxes, and what is on their phones."""

from dataclasses import dataclass, field

from conformance.judging.verdict import NotReached
from conformance.profile import Method


class Missing(NotReached):
    """What a person waited for did not come: a screen, a message, a code, a QR code."""


class NothingCame(Missing):
    """A code was asked for, none came, and nothing was said instead."""


class NotSignedIn(Missing):
    """No login was shown, or none taken: that contradicts nothing of what a login is to lead to."""


@dataclass
class Mailbox:
    """One mailbox; `letter` is a unique word that stands in the one letter it holds."""

    address: str
    letter: str
    bound: dict[Method, str] = field(default_factory=dict)


@dataclass
class Belonging:
    """What a person has for one method, made by that method (steps/methods)."""

    value: str = ""
    """What they bind: a number, an account, an address, an app; empty where that is made when it is bound."""
    new_value: str = ""
    """Another one, to change to."""
    link: str = ""
    """What was read in the QR code of its binding."""
    lost: str = ""
    """The same of the one before, which is lost."""
    shown: list[str] = field(default_factory=list)
    """The codes that it has shown so far."""
    spent: list[str] = field(default_factory=list)
    """Those of them that were entered."""
    receives: bool = False
    """Whether messages come to these values."""

    @property
    def inboxes(self) -> list[str]:
        """Where messages come."""
        return [to for to in (self.value, self.new_value) if to and self.receives]


@dataclass
class Person:
    """Somebody with a portal account, one or two mailboxes, and what they have for each method."""

    name: str
    login: str
    password: str
    mailboxes: list[Mailbox]
    own: dict[Method, Belonging]
    full_name: str = ""
    """What the deployment was told that they are called; empty where that is not known."""
    former_password: str = ""
    """The one before, once they were given a new one."""
    client_password: str = ""
    """For mail programs, once one was made."""
    opened: int = 0
    """Which of the mailboxes this person is using."""

    @property
    def mailbox(self) -> Mailbox:
        """The first mailbox, the one that the portal opens."""
        return self.mailboxes[0]

    @property
    def bound(self) -> dict[Method, str]:
        """What is bound to the mailbox in use, each method with its number, account, address or secret."""
        return self.mailboxes[self.opened].bound

    @property
    def main_method(self) -> Method:
        """The method by which they are let in where no other is named: the one that was bound first."""
        if not self.bound:
            raise Missing(f"nothing is bound to {self.mailboxes[self.opened].address}")
        return next(iter(self.bound))

    @property
    def inboxes(self) -> list[str]:
        """Where messages to them come: numbers, addresses, apps."""
        return [to for belonging in self.own.values() for to in belonging.inboxes]

    @property
    def numbers(self) -> list[str]:
        """Their phone numbers, in E.164."""
        return [to for to in self.inboxes if to.startswith("+")]

    @property
    def addresses(self) -> list[str]:
        """The mailboxes outside to which codes are sent."""
        return [to for to in self.inboxes if "@" in to]
