"""One number, one mailbox (G0.3–G0.5, G0.7, G5.5, G6.7)."""

from collections.abc import Sequence

from fake_services.reference.records import Binding, Claim, Method


class OneNumberPolicy:
    """One number, one mailbox."""

    def keeps_apart(self, method: Method) -> bool:
        """The store itself keeps the values of such a method to one mailbox each (G0.3, G0.4, G0.7)."""
        return method.one_holder

    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        """One number, one account: one mailbox, wherever it is bound (G0.3, G0.4, G0.7, G6.7)."""
        if not claim.method.one_holder:
            return True
        return not any(self.holds(binding, claim) for binding in bindings)

    def says_taken(self) -> bool:
        """Who types what is taken is told so, once its code was right; else as if a code had been sent.

        Seam of `TakenSilently`.
        """
        return True

    def told_taken(self, words: str, holder: Binding) -> str:
        """The refusal of what is taken does not say who has it (GBT35273-7.2).

        Seam of `TakenNumberNamesMailbox`, `TakenWechatNamesAccount`,
        `TakenWorkAccountNamesHolder`.
        """
        return words

    def holds(self, binding: Binding, claim: Claim) -> bool:
        """Tell whether another mailbox has the value now; an ended binding holds nothing (G5.5, G6.7)."""
        same = (binding.method, binding.value) == (claim.method, claim.value)
        return same and binding.in_force and binding.address != claim.address
