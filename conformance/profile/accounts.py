"""IXIT: where the people of the scenarios come from, and how they sign in."""

import os
from pathlib import Path
from typing import Literal

import msgspec

from conformance.profile.files import Unreadable, text_of
from conformance.profile.methods import Method


class PoolMailbox(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mailbox that was made beforehand."""

    address: str
    """Its address, which is also what is typed at the mail's own login."""
    letter: str
    """A word that stands in a letter of this mailbox, and nowhere else."""


class PoolPerson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who was made beforehand; exactly one of the keys for the password is needed."""

    login: str
    """The account at the portal; at the mail's own login the mailbox's address is typed."""
    mailboxes: tuple[PoolMailbox, ...]
    """One mailbox or two, first the one that the portal opens."""
    number: str
    """Their phone number, in E.164."""
    new_number: str
    """Another one, to change to."""
    password_env: str = ""
    """The environment variable that holds the password."""
    password_file: str = ""
    """The file that holds it."""
    backup: str = ""
    """An address for the backup mailbox, where that method is offered."""
    bound: dict[Method, str] = {}
    """What is bound to the first mailbox at the first run: method -> number, unionid, userid or address."""

    def password(self) -> str:
        """The password; raises LookupError, in one line, where there is none."""
        try:
            if self.password_env:
                return os.environ[self.password_env]
            return text_of(Path(self.password_file)).strip()
        except KeyError:
            raise LookupError(f"the environment has no {self.password_env}: set it") from None
        except Unreadable as why:
            raise LookupError(f"{self.password_file} cannot be read: {why}") from None


class Accounts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the people of the scenarios come from; docs/accounts.md tells more."""

    come_from: Literal["control", "pool", "command"] = "control"
    """Made by ixit.hooks.create_person, lent from the pool, or printed by a program."""
    pool: tuple[PoolPerson, ...] = ()
    """Who may be lent: one at a time to one scenario, and freed of what is bound afterwards."""
    folder: str = ""
    """Where it is kept who of the pool is lent and what is bound; the same for all runs."""
    command: tuple[str, ...] = ()
    """A program that makes somebody and prints them as JSON: login, password, mailboxes as in the pool."""
