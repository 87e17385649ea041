"""The servers that mail programs use: where they are, and how a connection to them is kept from others."""

from pathlib import Path
from typing import Literal

import msgspec

from conformance.profile.values import Seconds

Protocol = Literal["imap", "pop3", "smtp"]
Tls = Literal["implicit", "starttls", "none"]


class MailServer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One server that mail programs use; it is reached directly, not through the suite's proxy."""

    host: str
    """Its name, or an address."""
    port: str
    """Its port, or a name of ixit.start.ports as {name}."""
    tls: Tls = "implicit"
    """Whether TLS comes first, by STARTTLS, or not at all."""
    authority: str = ""
    """The file of the CA that signed its certificate, in PEM; without it, one that the public trusts."""


class MailPrograms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person enters in a mail program besides the address and a password; for C.client-password."""

    imap: MailServer
    """For reading."""
    smtp: MailServer
    """For sending, by a person who signs in (submission)."""
    pop3: MailServer | None = None
    """For reading by POP3, where that is offered."""
    cache_seconds: Seconds | None = None
    """For how long they go on taking a password that they took, before they ask about it again."""

    def servers(self) -> dict[Protocol, MailServer]:
        """Return the servers by what is spoken with them."""
        return {"imap": self.imap, **({"pop3": self.pop3} if self.pop3 else {}), "smtp": self.smtp}

    def lost_authorities(self) -> list[str]:
        """Return a line for each file of a CA that is not there."""
        return [
            f"ixit.mail_programs.{name}.authority = {server.authority!r}: there is no such file"
            for name, server in self.servers().items()
            if server.authority and not Path(server.authority).is_file()
        ]
