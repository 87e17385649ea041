"""The bodies of the control API's requests, as JSON."""

import msgspec


class Mailbox(msgspec.Struct, forbid_unknown_fields=True):
    """A mailbox to be made; `letter` is the unique word of its one letter."""

    address: str
    letter: str


class NewMailbox(Mailbox, forbid_unknown_fields=True):
    """The body of POST /mailboxes: a further mailbox of a person."""

    login: str


class NewPerson(msgspec.Struct, forbid_unknown_fields=True):
    """The body of POST /people."""

    login: str
    password: str
    name: str
    mailboxes: list[Mailbox]


class Bound(msgspec.Struct, forbid_unknown_fields=True):
    """The body of DELETE /bindings; without a method, all that the mailbox has."""

    address: str
    method: str | None = None


class NewBinding(msgspec.Struct, forbid_unknown_fields=True):
    """The body of POST /bindings."""

    address: str
    method: str
    value: str


class NewPassword(msgspec.Struct, forbid_unknown_fields=True):
    """The body of PUT /password."""

    login: str
    password: str


class NewClientPassword(msgspec.Struct, forbid_unknown_fields=True):
    """The body of POST /client-passwords."""

    address: str


class OldClientPassword(msgspec.Struct, forbid_unknown_fields=True):
    """The body of DELETE /client-passwords."""

    address: str
    password: str


class Login(msgspec.Struct, forbid_unknown_fields=True):
    """The body of POST /sessions; with an address, the login goes on into that mailbox."""

    login: str
    address: str = ""


class Become(msgspec.Struct, forbid_unknown_fields=True):
    """The body of PUT /defect; `none` is the conformant reference."""

    defect: str


class Advance(msgspec.Struct, forbid_unknown_fields=True):
    """The body of POST /clock, in seconds."""

    advance: float
