"""What an operator configures: addresses, and credentials at the gateways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from fake_services.reference.outgoing.http import TIMEOUT


class Hosts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The SUT's own public addresses, each `https://host` without a slash at the end."""

    portal: str
    mail: str


class Sink(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a staging system posts its SMS instead of sending them."""

    address: str
    secret: str


@dataclass(frozen=True)
class Settings:
    """The whole settings file; `gateway_seconds` is how long a gateway has to answer.

    `reach` has other base addresses for gateways: host -> `http://127.0.0.1:8201`, with https the host's own
    certificate is expected there. With a `sink` no SMS gateway is called.
    """

    hosts: Hosts
    gateway_seconds: float
    reach: dict[str, str]
    sink: Sink | None
    accounts: Sequence[msgspec.Struct]

    def account[Account: msgspec.Struct](self, kind: type[Account]) -> Account:
        """Return the credentials of this kind."""
        return next(account for account in self.accounts if isinstance(account, kind))


OPTIONAL: Sequence[tuple[str, Any, Any]] = (
    ("gateway_seconds", float, TIMEOUT),
    ("reach", dict[str, str], msgspec.field(default_factory=dict)),
    ("sink", Sink | None, None),
)
"""What the file may leave out, and what then holds."""


class SettingsError(Exception):
    """The settings file cannot be used; the text says which file and why, in one line."""


def load(path: Path, accounts: Mapping[str, type[msgspec.Struct]]) -> Settings:
    """Read the settings, and these tables of credentials, from a TOML file; raises SettingsError."""
    fields: list[tuple[str, Any] | tuple[str, Any, Any]] = [("hosts", Hosts), *accounts.items(), *OPTIONAL]
    file = msgspec.defstruct("File", fields, forbid_unknown_fields=True)
    try:
        read = msgspec.structs.asdict(msgspec.toml.decode(path.read_bytes(), type=file))
    except OSError as problem:
        raise SettingsError(f"{path}: {problem.strerror}") from problem
    except msgspec.DecodeError as problem:
        raise SettingsError(f"{path}: {problem}") from problem
    return Settings(accounts=[read.pop(name) for name in accounts], **read)
