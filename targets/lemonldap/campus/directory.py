"""The university's directory: people with their passwords and mailboxes, and the letters there."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from campus.settings import STORE

TABLES = """
create table people (login text primary key, password text, name text, address text unique);
create table letters (address text, word text);
"""


@contextmanager
def _store() -> Iterator[sqlite3.Connection]:
    store = sqlite3.connect(STORE)
    try:
        with store:
            yield store
    finally:
        store.close()


def make() -> None:
    """Make an empty directory."""
    with _store() as store:
        store.executescript(TABLES)


def add(login: str, password: str, name: str, address: str, letter: str) -> None:
    """Make somebody, with a letter in the mailbox."""
    with _store() as store:
        store.execute("insert into people values (?, ?, ?, ?)", (login, password, name, address))
        store.execute("insert into letters values (?, ?)", (address, letter))


def set_password(login: str, password: str) -> None:
    """Replace a password."""
    with _store() as store:
        store.execute("update people set password = ? where login = ?", (password, login))


def login_of(address: str) -> str:
    """Whose mailbox this is."""
    with _store() as store:
        return str(store.execute("select login from people where address = ?", (address,)).fetchone()[0])


def letters(address: str) -> list[str]:
    """The letters in a mailbox."""
    with _store() as store:
        return [word for (word,) in store.execute("select word from letters where address = ?", (address,))]
