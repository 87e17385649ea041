"""The proof that is asked for before a mailbox's methods change (G6.1, ASVS-7.5.1, C.step-up-exemption)."""

from collections.abc import Mapping, Sequence

from fake_services.reference.policy.times import MINUTE
from fake_services.reference.policy.unbinding import UnbindingPolicy
from fake_services.reference.records import Binding, Method, Place


class StepUpPolicy(UnbindingPolicy):
    """The proof that is asked for before a mailbox's methods change."""

    exempt_minutes = 5

    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        """Before any change of its methods, a code of a bound one (G6.1, ASVS-7.5.1); `method` is changed."""
        return any(map(self.serves, bindings))

    def needs_proof(self, proved: bool) -> bool:
        """What binds a further method is there once that code was right, and not before (G6.1)."""
        return not proved

    def proved_by_beginning_again(self, place: Place) -> bool:
        """Pressing a row's button again while its question waits proves nothing (G6.1, ASVS-7.5.1).

        Seam of `BegunAgainBinds` and `BegunAgainChanges`.
        """
        return False

    def login_exempts(self) -> bool:
        """The second step of a login is no such code (C.step-up-exemption).

        Seam of `LoginExempts`.
        """
        return False

    def proved_at(self, address: str, stepped_up: Mapping[str, float]) -> float | None:
        """A code counts for the mailbox that it was asked for (ASVS-7.5.1); `stepped_up`: when, by address.

        Seam of `StepUpOfOtherMailbox`.
        """
        return stepped_up.get(address)

    def exempts(self, proved: float, at: float) -> bool:
        """For some minutes after such a code, further changes ask for none (C.step-up-exemption)."""
        return at - proved < self.exempt_minutes * MINUTE
