"""What a trusted device is known by (G3.11)."""

import secrets

from starlette.requests import Request


class TrustTokensPolicy:
    """What a trusted device is known by."""

    def trust_token(self, address: str) -> str:
        """What a trusted device is known by is random: nobody can make it up (G3.11)."""
        return secrets.token_urlsafe(32)

    def names_device(self, request: Request) -> str:
        """A device has no name before it is trusted: what was planted there would be trusted with it (G3.11).

        Seam of `DeviceNamedAtLogin`, `DeviceNamedBefore`.
        """
        return ""

    def turns_away(self, token: str) -> bool:
        """A token that trusts nothing is only not looked at.

        Seam of `EditedCookiesRefused`.
        """
        return False
