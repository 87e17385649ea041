"""The trust question (G3.5–G3.8, G3.10)."""

from fake_services.reference.policy.trust import TrustPolicy
from fake_services.reference.visit import Visit


class TrustQuestionPolicy(TrustPolicy):
    """The trust question."""

    def asks_to_trust(self, visit: Visit) -> bool:
        """Before the welcome page, at each login, unless this device is trusted (G3.5, G3.7, G3.10)."""
        return not visit.entered and not visit.answered and not self.is_trusted(visit)

    def beneath_question(self) -> str:
        """Beneath the question lies nothing of the mailbox (G3.5): "welcome", "letters", or nothing.

        Seam of `AskedOverLetters`, `AskedOverWelcome`.
        """
        return ""

    def after_answer(self, answer: str, heading: str) -> str:
        """Either answer leads straight on to the mailbox (G3.6, G3.8).

        Seam of `LaterLeadsElsewhere`, `LaterSignsIn`, `TrustLeadsElsewhere`, `TrustSignsIn`.
        """
        return heading
