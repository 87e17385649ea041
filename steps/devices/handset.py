"""What the phones of a scenario can do."""

from typing import Any, Protocol


class Handset(Protocol):
    """What the phones of this world can do, whatever the methods are.

    A message is for a number in E.164, an e-mail address, or one app, which is known by an id. What this kind
    of phone cannot do raises NotRun, with the reason.
    """

    def begin(self) -> None:
        """Begin a scenario: what arrived before is forgotten."""
        ...

    def received(self, to: str) -> list[str]:
        """The texts that arrived there, oldest first; a person may be asked."""
        ...

    def seen(self, to: str) -> list[str]:
        """The same, without asking anybody: as far as it is known."""
        ...

    def next(self, to: str, after: int, timeout: float) -> str:
        """Text number `after` (from 0), or the push's id, once it is there; TimeoutError otherwise."""
        ...

    def scan(self, picture: bytes) -> str:
        """The text of the one QR code in a picture of a screen that an app opens; LookupError without one."""
        ...

    def totp(self, uri: str) -> str:
        """The code that an authenticator shows now for an otpauth:// URI (RFC 6238)."""
        ...

    def app(self, method: str) -> Any:  # noqa: ANN401 (each method says what its own app can do)
        """The app of this method on the phones."""
        ...
