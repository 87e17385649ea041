"""The second step at login: when it is asked for, and by what it is passed (G4.6–G4.8, G6.3, G6.8, G6.9)."""

from collections.abc import Mapping, Sequence

from fake_services.reference.policy.trust import TrustPolicy
from fake_services.reference.policy.unbinding import UnbindingPolicy
from fake_services.reference.records import Binding, Method, Place, Verification
from fake_services.reference.visit import Visit


class SecondStepPolicy(TrustPolicy, UnbindingPolicy):
    """The second step at login."""

    def needs_second_step(self, visit: Visit) -> bool:
        """Each login at each door, unless this device is trusted (G3.9, G4.6, G4.7, G4.8)."""
        due = not visit.entered and any(map(self.serves, visit.bindings))
        return due and not self.is_verified(visit) and not self.is_trusted(visit)

    def is_verified(self, visit: Visit) -> bool:
        """Tell whether this very login passed a second step for this mailbox (G4.7)."""
        return any(self.verifies(verification, visit) for verification in visit.verifications)

    def verifies(self, verification: Verification, visit: Visit) -> bool:
        """A second step counts for the login and the mailbox that it was asked for (G3.11, G4.7)."""
        return (verification.session, verification.address) == (visit.session, visit.address)

    def proofs(self, place: Place, bindings: Sequence[Binding]) -> Sequence[Method]:
        """Name the bound methods, the preferred one first; each opens the second step (G6.3, G6.8, G6.9)."""
        bound = {binding.method for binding in bindings if self.serves(binding)}
        return sorted(bound, key=lambda method: method.rank)

    def lets_in(self, login: str, named: str, tried: str) -> str:
        """Who passes the second step is who gave the password, whoever the request names (G4.7).

        tried: whose password was wrong there meanwhile. Seam of `NamedLetIn`, `TriedLetIn`.
        """
        return login

    def taken_for(self, said: Mapping[str, str], path: str) -> str:
        """Who has not given a password is nobody, whoever a request to this path names (G4.6).

        Seam of `CodeIsEnough`.
        """
        return ""

    def skips(self, said: Mapping[str, str]) -> bool:
        """Nothing that comes with the password stands for the second step (G4.8).

        Seam of `SaidAtPasswordSkips`.
        """
        return False

    def proves_unbound(self, place: Place) -> bool:
        """A method that is not bound proves nothing (G4.7).

        Seam of `UnboundMethodVerifies`.
        """
        return False
