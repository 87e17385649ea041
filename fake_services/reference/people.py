"""Who may sign in: the door between the portal and the store."""

from dataclasses import dataclass
from typing import Protocol

from fake_services.reference.records import Door


@dataclass(frozen=True)
class Person:
    """Somebody with a campus account."""

    login: str
    name: str


@dataclass(frozen=True)
class Standing:
    """Whether there is such an account, whether it is locked, and whether the password is its own.

    hasty: whether it has been signed in to too often just now.
    """

    known: bool
    locked: bool = False
    right: bool = False
    hasty: bool = False

    @property
    def status(self) -> int:
        """The HTTP status of the answer."""
        return 429 if self.hasty else 401


class People(Protocol):
    """The campus directory."""

    def sign_in(self, login: str, password: str, door: Door = Door.PORTAL) -> Person | None:
        """Return the person whose password, given at a door, this is; None if it is not, or too many were."""
        ...

    def standing(self, login: str, password: str) -> Standing:
        """Return what is so of an account and a password that did not open it."""
        ...
