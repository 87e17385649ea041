"""What a submitted request says for a code, and by which requests one is submitted (G4.7, G5.3, G6.6)."""

from collections.abc import Mapping, Sequence

from fake_services.reference.records import Errand, Submission


class SubmissionsPolicy:
    """What stands in the code's place."""

    def entered(self, submitted: Submission) -> Sequence[str]:
        """The one text that stands there; what is no text is as good as none (G4.7, G5.3, G6.6)."""
        code = submitted.values.get("code", "")
        return [code] if isinstance(code, str) else [""]

    def said_by(self, body: object) -> Mapping[str, object]:
        """What a JSON body says: one request alone, which is an object (ASVS-6.6.3)."""
        return body if isinstance(body, dict) else {}

    def proves_unchecked(self, errand: Errand, submitted: Submission) -> bool:
        """Nothing that is submitted proves anything without a check (G4.7, G5.3, G6.6).

        Seam of `AtUnbinding`, `Slips`, `UnboundMethodVerifies`.
        """
        return False

    def binds_unasked(self, submitted: Submission) -> bool:
        """Asking for a code binds nothing, whatever the request says besides (G5.3).

        Seam of `SaidVerifiedBinds`.
        """
        return False

    def answered_with(self, status: int) -> int:
        """What is refused is answered with a status that says so.

        Seam of `RefusalsInside`.
        """
        return status

    def serving(self, verb: str, path: str) -> Sequence[str]:
        """A route is served for its own method alone (G4.7)."""
        return [verb]
