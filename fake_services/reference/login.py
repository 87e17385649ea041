"""A login at the mail: whose it is, and how far it has come."""

import hmac
from dataclasses import dataclass, field

from fake_services.reference.records import Door, Operation, Scan


@dataclass(frozen=True)
class Identity:
    """Who has signed in: to which mailbox, by which door, called how by themselves; the portal's ticket."""

    login: str
    address: str
    door: Door
    name: str
    ticket: str = ""


@dataclass
class Session:
    """One browser's login, or the wait for one: `login` and `address` are empty before it.

    `id` is the cookie's value and changes; `key` names the login for as long as it lasts. `heading` is
    the page the user asked for when the login began; `answered` and `entered` are the mailboxes whose trust
    question was answered, and whose gate was passed; `stepped_up` is when each was last proved for a change.
    `tried` is who could not sign in there.
    `ticked`: with a box that asks for trust at the login; `trusting`: the next answer tells the device so.
    """

    id: str
    key: str
    csrf: str
    began: float
    seen: float
    heading: str = "/"
    door: Door = Door.PORTAL
    login: str = ""
    address: str = ""
    name: str = ""
    ticket: str = ""
    answered: set[str] = field(default_factory=set)
    entered: set[str] = field(default_factory=set)
    operation: Operation | None = None
    stepped_up: dict[str, float] = field(default_factory=dict)
    scans: list[Scan] = field(default_factory=list)
    notice: str = ""
    signed_out: bool = False
    tried: str = ""
    ticked: bool = False
    trusting: bool = False

    def owns(self, csrf: str) -> bool:
        """Tell whether a request with this token comes from a page of this session."""
        return hmac.compare_digest(csrf.encode(), self.csrf.encode())

    def take_notice(self) -> str:
        """Return the message waiting for the next page, once."""
        notice, self.notice = self.notice, ""
        return notice
