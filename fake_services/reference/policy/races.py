"""Decision and deed are one step: nobody comes in between (G0.7, ASVS-6.5.1, ASVS-7.4.3)."""

from fake_services.reference.records import Attempt, Claim


class RacesPolicy:
    """Decision and deed are one step."""

    def binds_at_once(self, claim: Claim) -> bool:
        """Finding a value free and binding it are one step: nobody comes in between (G0.7).

        Seam of `BoundLate`.
        """
        return True

    def uses_up_at_once(self, attempt: Attempt) -> bool:
        """Accepting a code and using it up are one step: it cannot be accepted twice (ASVS-6.5.1).

        Seam of `CodeUsedUpLate`, `OtpUsedUpLate`.
        """
        return True

    def changes_at_once(self) -> bool:
        """The change, the end of trust and that of the sessions are one step (ASVS-7.4.3).

        Seam of `TrustedLate`.
        """
        return True

    def trusts_at_once(self) -> bool:
        """Seeing that a login may be trusted and trusting it are one step (ASVS-7.4.3).

        Seam of `TrustedLate`.
        """
        return True

    def sends_at_once(self) -> bool:
        """Seeing that a code may be sent and noting that one was are one step (C.resend-countdown).

        Seam of `CodesSentAtOneMoment`.
        """
        return True
