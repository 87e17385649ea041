"""Who acts in a scenario: people with their mailboxes, and what is on their phones."""

from dataclasses import dataclass, field

from conformance.judging.verdict import NotReached
from conformance.profile import Method


class Missing(NotReached):
    """What a person waited for did not come: a screen, a message, a code, a QR code."""


@dataclass
class Mailbox:
    """One mailbox; `letter` is a unique word that stands in the one letter it holds."""

    address: str
    letter: str
    bound: dict[Method, str] = field(default_factory=dict)


@dataclass
class Person:
    """Somebody with a portal account, one or two mailboxes, a phone and what is on it."""

    name: str
    login: str
    password: str
    number: str
    new_number: str
    backup: str
    wechat: str
    new_wechat: str
    wecom: str
    app: str
    mailboxes: list[Mailbox]
    app_link: str = ""
    otp_uri: str = ""
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
