"""Codes on their way: where to, when, how often (G4.7, G5.1, G6.5, C.resend-countdown, ASVS)."""

import math
from collections.abc import Sequence

from fake_services.reference.policy.times import HOUR
from fake_services.reference.records import Code, Errand, Method, Place


class SendingPolicy:
    """Codes on their way."""

    resend_seconds = 60

    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        """One message, to the number that was typed or is bound, and to no other (G5.1, G6.5).

        Seam of `AskedNumberIsReserved`, `CodeNeverSent`, `CodeSentTwice`,
        `NextStepUpGoesToOldNumber`, `NothingIsRightUnasked`, `NumberSwappedOnceAsked`, `NumbersInRow`,
        `ResentCodeLost`, `StepUpCodeLost`.
        """
        return (destination,)

    def beside_code(self, method: Method) -> str:
        """Nothing stands beside a code: no address that a request could name (ASVS-3.7.2).

        Seam of `MailLeadsToNamedHost`.
        """
        return ""

    def sends_unasked(self, place: Place) -> bool:
        """The step-up code is sent by itself (G6.5)."""
        return place is Place.STEP_UP

    def sends_to(self, bound: str, named: str, shown: str) -> str:
        """The second step's code goes to the bound number (G4.7).

        named: another that the request names; shown: what the page says that it goes to, masked.
        Seam of `CodeGoesToNamedNumber`, `CodeGoesWhereMaskStood`, `MailedCodeGoesWhereMaskStood`,
        `StepUpCodeGoesToNamedNumber`.
        """
        return bound

    def wait(self, earlier: Sequence[Code], at: float) -> int:
        """Count the seconds until 重新发送 is allowed; `earlier` are the codes of the same errand (G6.5)."""
        left = max((code.sent + self.resend_seconds - at for code in earlier), default=0.0)
        return max(0, math.ceil(left))

    def counts_down(self, earlier: Errand, errand: Errand) -> bool:
        """The countdown is that of one request, sent to one place (G6.5)."""
        return earlier == errand

    def may_resend(self, wait: int) -> bool:
        """The countdown is kept by the server, `wait` seconds being left of it (C.resend-countdown)."""
        return wait == 0

    def is_sent_alike(self, before: Errand, errand: Errand) -> bool:
        """What a number or an address is sent counts together, whichever login asks for it (no-flooding)."""
        return before.destination == errand.destination

    def may_reach(self, others: int) -> bool:
        """One mailbox has codes sent to at most ten numbers or addresses an hour (ASVS-2.4.1)."""
        return others < 10

    def may_send(self, sent: Sequence[float], at: float) -> bool:
        """At most 20 messages an hour to one number or address (no-flooding)."""
        return sum(at - when < HOUR for when in sent) < 20
