"""What the gate decides about."""

from dataclasses import dataclass

from starlette.requests import Request

from fake_services.reference.login import Session
from fake_services.reference.records import Binding, Trust, Verification


@dataclass(frozen=True)
class Visit:
    """What is known of a request for something of a mailbox when the gate decides about it.

    `bindings` are this mailbox's, ended ones included; `trusts` and `verifications` are everybody's;
    `tokens` are the hashes of the trust tokens this device sent. The request itself decides nothing: only
    defects look at it, and at what the login says of itself (`defects/observed.py`).
    """

    request: Request
    login: Session
    address: str
    bindings: tuple[Binding, ...]
    verifications: tuple[Verification, ...]
    trusts: tuple[Trust, ...]
    tokens: frozenset[str]
    answered: bool
    entered: bool
    at: float

    @property
    def session(self) -> str:
        """What the login is called for as long as it lasts."""
        return self.login.key
