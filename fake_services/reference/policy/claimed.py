"""What a request claims of itself (G3.3, G4.7)."""

from starlette.requests import Request

from fake_services.reference.visit import Visit


class ClaimedPolicy:
    """What a request claims of itself."""

    def believes(self, visit: Visit) -> bool:
        """Nothing that a request claims opens a gate (G3.3, G4.7).

        Seam of `Believes`, `BelievesAtSignIn`, `BelievesReplacedId`, `BelievesSaid`,
        `RememberedStaysVerified`.
        """
        return False

    def waiting_cookie(self) -> str:
        """What a login waits for is kept on the server: no cookie says it (G3.3, G4.7).

        Seam of `BelievesCookie`, `BelievesPassed`.
        """
        return ""

    def waiting_says(self, address: str) -> str:
        """What such a cookie would say.

        Seam of `BelievesSaid`.
        """
        return "pending"

    def session_named(self, request: Request, cookie: str) -> str:
        """The session is the one that the cookie names, whatever else is said (G3.3, G4.7).

        Seam of `AddressIsTheSession`, `BelievesToken`, `BelievesTokenAsPassword`, `LetterNeedsNoSession`,
        `LetterSignsIn`.
        """
        return cookie
