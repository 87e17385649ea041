"""Codes: how they are made, and who is told (ASVS-6.5.3, ASVS-6.5.4, WSTG-ATHN-11)."""

import secrets
from collections.abc import Mapping

from fake_services.reference.records import Code

CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class CodesPolicy:
    """Codes."""

    def new_code(self) -> str:
        """Six characters without look-alikes, 30 random bits (ASVS-6.5.3)."""
        return "".join(secrets.choice(CODE_ALPHABET) for _ in range(6))

    def told_on_sending(self, code: Code) -> Mapping[str, object]:
        """The answer to a sending never holds the code (WSTG-ATHN-11).

        What stands in it under `kept` comes along with the code. Seam of `ChallengeNamesLogin`.
        """
        return {}

    def kept_by_browser(self, code: Code) -> dict[str, str]:
        """Nor does a cookie: what was sent is kept on the server (WSTG-ATHN-11)."""
        return {}
