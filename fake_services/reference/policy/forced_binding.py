"""The forced page: when a method has to be bound (G0.1, G3.1, G3.3, G3.4)."""

from fake_services.reference.policy.unbinding import UnbindingPolicy
from fake_services.reference.records import Method
from fake_services.reference.visit import Visit


class ForcedBindingPolicy(UnbindingPolicy):
    """The forced page."""

    def must_bind(self, visit: Visit) -> bool:
        """Nothing of a mailbox without a method is reached, by page or data (G0.1, G3.1, G3.3)."""
        return not visit.entered and not any(map(self.serves, visit.bindings))

    def signs_out_once_bound(self) -> bool:
        """A binding at the forced page leads into the mailbox (G3.4).

        Seam of `OtherCampus`.
        """
        return False

    def binding_verifies(self, method: Method) -> bool:
        """Binding at the forced page proves possession: no second step on top of it (G3.4).

        Seam of `BindingNotEnough`, `TrustAfterBindingLost`.
        """
        return True
