"""Who may sign in: the door between the portal and the store."""

from dataclasses import dataclass
from typing import Protocol

from fake_services.reference.records import Door


@dataclass(frozen=True)
class Person:
    """Somebody with a campus account."""

    login: str
    name: str


class People(Protocol):
    """The campus directory."""

    def sign_in(self, login: str, password: str, door: Door = Door.PORTAL) -> Person | None:
        """Return the person whose password, given at a door, this is; None if it is not, or too many were."""
        ...

    def knows(self, login: str) -> bool:
        """Tell whether there is such an account."""
        ...

    def is_locked(self, login: str) -> bool:
        """Tell whether so many passwords were tried that none opens it for now."""
        ...
