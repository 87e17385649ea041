"""Who may sign in: the door between the portal and the store."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Person:
    """Somebody with a campus account."""

    login: str
    name: str


class People(Protocol):
    """The campus directory."""

    def sign_in(self, login: str, password: str) -> Person | None:
        """Return the person whose password this is; None if it is not, or if too many were tried."""
        ...

    def knows(self, login: str) -> bool:
        """Tell whether there is such an account."""
        ...
