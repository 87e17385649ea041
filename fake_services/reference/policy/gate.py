"""The gate between a login and its mailbox (G3.3, G3.5, G4.7)."""

from fake_services.reference.policy.claimed import ClaimedPolicy
from fake_services.reference.policy.forced_binding import ForcedBindingPolicy
from fake_services.reference.policy.second_step import SecondStepPolicy
from fake_services.reference.policy.trust_question import TrustQuestionPolicy
from fake_services.reference.records import Stage
from fake_services.reference.visit import Visit


class GatePolicy(ClaimedPolicy, ForcedBindingPolicy, SecondStepPolicy, TrustQuestionPolicy):
    """The gate between a login and its mailbox."""

    def stage(self, visit: Visit) -> Stage:
        """First a method bound, then the second step, then the trust question, then the mailbox (G3.5)."""
        if self.believes(visit):
            return Stage.OPEN
        if self.must_bind(visit):
            return Stage.BIND
        if self.needs_second_step(visit):
            return Stage.VERIFY
        if self.asks_to_trust(visit):
            return Stage.TRUST
        return Stage.OPEN
