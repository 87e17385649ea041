"""One number, one mailbox (G0.3–G0.5, G0.7, G5.5, G6.7)."""

from collections.abc import Collection, Sequence

from fake_services.reference.records import Binding, Claim, Method


class OneNumberPolicy:
    """One number, one mailbox."""

    unique: Collection[Method] = (Method.SMS, Method.WECHAT, Method.WECOM)
    """The methods whose values the store itself keeps to one mailbox each (G0.3, G0.4, G0.7)."""

    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        """One number, one account: one mailbox, wherever it is bound (G0.3, G0.4, G0.7, G6.7)."""
        if claim.method not in (Method.SMS, Method.WECHAT, Method.WECOM):
            return True
        return not any(self.holds(binding, claim) for binding in bindings)

    def holds(self, binding: Binding, claim: Claim) -> bool:
        """Tell whether another mailbox has the value now; an ended binding holds nothing (G5.5, G6.7)."""
        same = (binding.method, binding.value) == (claim.method, claim.value)
        return same and binding.in_force and binding.address != claim.address
