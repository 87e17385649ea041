"""Which devices are trusted (G3.6–G3.11, G3.13, C.trust-lifetime)."""

from collections.abc import Mapping

from fake_services.reference.policy.times import DAY
from fake_services.reference.records import Submission, Trust
from fake_services.reference.visit import Visit


class TrustPolicy:
    """Which devices are trusted."""

    trust_days = 30

    def is_trusted(self, visit: Visit) -> bool:
        """Tell whether 信任 was chosen on this device for this mailbox (G3.9)."""
        return any(self.trusts(trust, visit) for trust in visit.trusts)

    def trusts(self, trust: Trust, visit: Visit) -> bool:
        """One device, one mailbox, a limited time (G3.11, C.trust-lifetime)."""
        return (
            trust.address == visit.address
            and trust.token in visit.tokens
            and not trust.void
            and visit.at - trust.since < self.trust_days * DAY
        )

    def keeps_trust(self) -> int:
        """Seconds for which a browser keeps what it is trusted by: longer than the server asks for it."""
        return 365 * DAY

    def lengthens_trust(self, said: Mapping[str, str]) -> int:
        """Seconds by which what is said with the answer lets trust last longer: none (C.trust-lifetime).

        Seam of `TrustAsLongAsSaid`.
        """
        return 0

    def remembers(self, answer: str) -> bool:
        """Only 信任 trusts, 以后再说 does not (G3.6–G3.9); `answer` is "trust" or "later"."""
        return answer == "trust"

    def trusts_by_box(self, ticked: bool) -> bool:
        """No box on another form trusts: the question is asked on a page of its own (G3.5).

        Seam of `TrustBox`.
        """
        return False

    def trusts_as_said(self, submitted: Submission) -> bool:
        """What comes with a code says nothing of trust, right or wrong (G3.13).

        Seam of `TrustSaidWithCode`.
        """
        return False

    def trust_saves_password(self) -> bool:
        """Trust saves the second step, and not the password (G4.6).
        Seam of `TrustSavesPassword`.
        """
        return False

    def trusts_unasked(self) -> bool:
        """Showing the question trusts nothing (G3.13).

        Seam of `QuestionTrusts`.
        """
        return False
