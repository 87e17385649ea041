"""What a code is good for: the request, the number (G4.7, G5.3, ASVS-6.5.1, ASVS-6.6.2)."""

from fake_services.reference.records import Attempt, Code


class CodePurposePolicy:
    """What a code is good for."""

    def is_for(self, code: Code, attempt: Attempt) -> bool:
        """A code counts where it was asked for: one login or operation of one session (G4.7, ASVS-6.6.2)."""
        sent, entered = code.errand, attempt.errand
        return (sent.place, sent.request, sent.address) == (entered.place, entered.request, entered.address)

    def went_to(self, code: Code, attempt: Attempt) -> bool:
        """It went to the very number or address that is now bound or proved (G5.3)."""
        sent, entered = code.errand, attempt.errand
        return (sent.method, sent.destination) == (entered.method, entered.destination)

    def proved_by(self, bound: str, named: str) -> str:
        """It counts when it went to the bound number, whatever number the request names (G4.7).

        Seam of `CodeOfNamedNumberOpens`, `StepUpCodeGoesToNamedNumber`.
        """
        return bound
