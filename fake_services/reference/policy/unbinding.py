"""What is bound, and how long (G5.5, G6.4, G6.7, C.admin-reset)."""

from collections.abc import Sequence

from fake_services.reference.records import Binding, Place


class UnbindingPolicy:
    """What is bound, and how long."""

    def serves(self, binding: Binding) -> bool:
        """Only a binding in force opens the second step (G5.5, G6.7)."""
        return binding.in_force

    def ends(self, binding: Binding, place: Place) -> bool:
        """解绑 and a reset remove the binding, 修改 replaces it (G5.5, G6.4, C.admin-reset).

        Seam of `ForgottenUnbinds`, `ForgottenUnbindsOthers`, `NotReplaced`, `OldNumberServes`,
        `PasswordResetLeavesNumber`, `Remembers`, `ResetDoesNothing`, `StaysBound`, `UnbindDoesNothing`.
        """
        return True

    def unbound_with(self, bindings: Sequence[Binding]) -> Sequence[Binding]:
        """Unbinding a method unbinds no other; `bindings` are the mailbox's, after that one ended (G6.4).

        Seam of `OtherCampus`, `UnbindsTheNext`.
        """
        return ()

    def unbinds_again(self) -> bool:
        """What is not bound any more is not unbound once more (G6.4).

        Seam of `UnbindsTheNext`.
        """
        return False

    def ends_named(self, own: bool) -> bool:
        """The binding that a row names ends if it is the mailbox's own (WSTG-ATHZ-04).

        Seam of `NamedBindingEnds`.
        """
        return own

    def may_unbind(self, bindings: Sequence[Binding]) -> bool:
        """The last method can be unbound, too: the next login asks to bind one (G3.1).

        Seam of `LastStays`.
        """
        return True
