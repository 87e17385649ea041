"""How the suite comes to what a person's phone receives, and how much of it a run may cause."""

import re
from typing import Literal

import msgspec

from conformance.profile.values import CommandLine, Count, Port, Seconds

Kind = Literal["fake", "webhook", "command", "operator"]
E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)
"""A number with its country code (ITU-T E.164)."""


class Webhook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The deployment's SMS sink posts each message to `http://127.0.0.1:<port>/`, as a JSON object."""

    port: Port
    """The port on loopback where the messages come in, directly or through a tunnel."""
    secret: str
    """The shared secret that each post carries; give {env:NAME} or {file:PATH}."""
    header: str = "X-Secret"
    """The header that carries it."""
    number: str = "number"
    """The field that holds the phone number; `a.b` for b in the object a."""
    text: str = "text"
    """The field that holds the message."""


class Command(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A program of yours that prints the messages to a number as a JSON list of texts, oldest first."""

    command: CommandLine
    """The program and its arguments; {number} is in E.164, {since} the POSIX seconds to begin with."""
    seconds: Seconds = 10
    """How long it may take."""


class Phones(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the messages to phones are read."""

    kind: Kind = "fake"
    """Our gateways take them, the deployment's sink posts them, a program prints or a person types them."""
    webhook: Webhook | None = None
    """For the kind webhook."""
    command: Command | None = None
    """For the kind command."""
    numbers: tuple[str, ...] = ()
    """Numbers that may be used, in E.164; without them, numbers are made up by ixit.people.number."""


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much a run may cause at the most; where nothing is given, as much as the guide takes."""

    sms_total: Count | None = None
    """SMS in a whole run."""
    sms_per_number_per_hour: Count | None = None
    """SMS to one number within an hour."""
    logins_total: Count | None = None
    """Logins in a whole run."""
    tries_total: Count | None = None
    """Wrong codes and requests that no page sends, in a whole run: they use up tries, may lock accounts."""
