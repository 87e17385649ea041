"""What the mail keeps: people, mailboxes, letters, bindings and trust, in one sqlite file."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fake_services.reference.records import Binding, ClientPassword, Method, Trust

SCHEMA = """
CREATE TABLE person (login TEXT PRIMARY KEY, name TEXT NOT NULL, password TEXT NOT NULL);
CREATE TABLE mailbox (address TEXT PRIMARY KEY, login TEXT NOT NULL REFERENCES person);
CREATE TABLE letter (
  number INTEGER PRIMARY KEY, address TEXT NOT NULL REFERENCES mailbox, word TEXT NOT NULL, at REAL NOT NULL);
CREATE TABLE binding (
  number INTEGER PRIMARY KEY, address TEXT NOT NULL REFERENCES mailbox, method TEXT NOT NULL,
  value TEXT NOT NULL, since REAL NOT NULL, until REAL);
CREATE TABLE trust (address TEXT NOT NULL REFERENCES mailbox, token TEXT NOT NULL, since REAL NOT NULL,
  void INTEGER NOT NULL DEFAULT 0);
CREATE TABLE client_password (
  number INTEGER PRIMARY KEY, address TEXT NOT NULL REFERENCES mailbox, hashed TEXT NOT NULL,
  withdrawn INTEGER NOT NULL DEFAULT 0);
"""
ONE_HOLDER = "CREATE UNIQUE INDEX one_{0}_holder ON binding (value) WHERE method = '{0}' AND until IS NULL"
BINDINGS = """SELECT number, address, login, method, value, since, until
FROM binding JOIN mailbox USING (address)"""


class Taken(Exception):
    """The store holds this value, login or address already."""


@dataclass(frozen=True)
class Letter:
    """A letter in a mailbox; the word, or words, stand in its subject and in its body."""

    number: int
    address: str
    word: str
    at: float


class Store:
    """A fresh store in a file, of these methods; values of the `unique` ones are one mailbox's each."""

    def __init__(self, file: Path, methods: Iterable[Method], unique: Iterable[Method]) -> None:
        file.unlink(missing_ok=True)
        self._db = sqlite3.connect(file, isolation_level=None)
        self._db.executescript("PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON;" + SCHEMA)
        self._methods = {str(method): method for method in methods}
        for method in unique:
            self._db.execute(ONE_HOLDER.format(method))

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _insert(self, statement: str, *values: object) -> None:
        try:
            self._db.execute(statement, values)
        except sqlite3.IntegrityError as problem:
            raise Taken(str(problem)) from problem

    def _column(self, query: str, *values: object) -> list[str]:
        return [row[0] for row in self._db.execute(query, values)]

    # People and their mailboxes

    def add_person(self, login: str, name: str, password: str) -> None:
        """Add a person with a hashed password; raises Taken."""
        self._insert("INSERT INTO person VALUES (?, ?, ?)", login, name, password)

    def set_password(self, login: str, password: str) -> None:
        """Replace a person's hashed password."""
        self._db.execute("UPDATE person SET password = ? WHERE login = ?", (password, login))

    def person(self, login: str) -> tuple[str, str] | None:
        """Return a person's name and hashed password, None if there is no such login."""
        query = "SELECT name, password FROM person WHERE login = ?"
        row: tuple[str, str] | None = self._db.execute(query, (login,)).fetchone()
        return row

    def add_mailbox(self, address: str, login: str, word: str, at: float) -> None:
        """Add a person's mailbox with one letter in it; raises Taken."""
        self._insert("INSERT INTO mailbox (address, login) VALUES (?, ?)", address, login)
        self.add_letter(address, word, at)

    def add_letter(self, address: str, word: str, at: float) -> None:
        """Put a letter into a mailbox."""
        self._insert("INSERT INTO letter (address, word, at) VALUES (?, ?, ?)", address, word, at)

    def mailboxes(self, login: str) -> list[str]:
        """List the addresses of a person's mailboxes, in the order they were added."""
        return self._column("SELECT address FROM mailbox WHERE login = ? ORDER BY rowid", login)

    def owner(self, address: str) -> str | None:
        """Return the login of a mailbox's holder, None if there is no such mailbox."""
        return next(iter(self._column("SELECT login FROM mailbox WHERE address = ?", address)), None)

    def letters(self) -> list[Letter]:
        """List all letters of all mailboxes, oldest first."""
        rows = self._db.execute("SELECT number, address, word, at FROM letter ORDER BY number")
        return [Letter(*row) for row in rows]

    # Client passwords

    def client_passwords(self) -> tuple[ClientPassword, ...]:
        """List all client passwords there are and ever were."""
        rows = self._db.execute("SELECT number, address, hashed, withdrawn FROM client_password")
        return tuple(ClientPassword(n, address, hashed, bool(gone)) for n, address, hashed, gone in rows)

    def add_client_password(self, address: str, hashed: str) -> None:
        """Add a hashed client password of a mailbox; raises Taken if there is no such mailbox."""
        self._insert("INSERT INTO client_password (address, hashed) VALUES (?, ?)", address, hashed)

    def withdraw_client_password(self, number: int) -> None:
        """Let a client password be withdrawn; it is kept as history."""
        self._db.execute("UPDATE client_password SET withdrawn = 1 WHERE number = ?", (number,))

    def withdraw_client_passwords(self, address: str) -> None:
        """Let all client passwords of a mailbox be withdrawn."""
        self._db.execute("UPDATE client_password SET withdrawn = 1 WHERE address = ?", (address,))

    # Bindings and trust

    def bindings(self) -> tuple[Binding, ...]:
        """List all bindings there are and ever were, oldest first."""
        rows = self._db.execute(f"{BINDINGS} ORDER BY number")
        return tuple(Binding(n, a, login, self._methods[m], *rest) for n, a, login, m, *rest in rows)

    def bind(self, address: str, method: Method, value: str, at: float) -> None:
        """Bind a value to a mailbox; raises Taken if another binding in force forbids it."""
        statement = "INSERT INTO binding (address, method, value, since) VALUES (?, ?, ?, ?)"
        self._insert(statement, address, method, value, at)

    def replace(self, old: Binding, value: str, at: float) -> None:
        """End a binding and bind a new value in its place, or raise Taken and leave the old one."""
        self.end(old, at)
        try:
            self.bind(old.address, old.method, value, at)
        except Taken:
            self._db.execute("UPDATE binding SET until = NULL WHERE number = ?", (old.number,))
            raise

    def end(self, binding: Binding, at: float) -> None:
        """Let a binding end; it is kept as history."""
        self._db.execute("UPDATE binding SET until = ? WHERE number = ?", (at, binding.number))

    def trusts(self) -> tuple[Trust, ...]:
        """List all trust there is and ever was."""
        rows = self._db.execute("SELECT address, token, since, void FROM trust")
        return tuple(Trust(address, token, since, bool(void)) for address, token, since, void in rows)

    def trust(self, address: str, token: str, at: float) -> None:
        """Trust the device that holds the token of this hash with a mailbox."""
        self._db.execute("INSERT INTO trust (address, token, since) VALUES (?, ?, ?)", (address, token, at))

    def void_trust(self, address: str) -> None:
        """Let no device be trusted with a mailbox any more."""
        self._db.execute("UPDATE trust SET void = 1 WHERE address = ?", (address,))
