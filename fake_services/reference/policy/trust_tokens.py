"""What a trusted device is known by (G3.11)."""

import secrets


class TrustTokensPolicy:
    """What a trusted device is known by."""

    def trust_token(self, address: str) -> str:
        """What a trusted device is known by is random: nobody can make it up (G3.11)."""
        return secrets.token_urlsafe(32)
