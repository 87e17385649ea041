"""How often a code or a password may be tried (ASVS-6.1.1, ASVS-6.3.1, ASVS-6.6.3, SP800-63B)."""

from collections.abc import Sequence

from fake_services.reference.policy.times import HOUR, MINUTE
from fake_services.reference.records import Attempt, Code


class TriesPolicy:
    """How often a code or a password may be tried."""

    def may_try(self, code: Code, attempt: Attempt) -> bool:
        """Five wrong tries kill a code; 20 in an hour lock its mailbox, resent or not (ASVS-6.6.3)."""
        return code.wrong < 5 and self.may_prove(attempt)

    def may_prove(self, attempt: Attempt) -> bool:
        """At most 20 wrong tries an hour a mailbox, whatever the method (ASVS-6.6.3)."""
        return attempt.wrong < 20

    def counts_at_once(self, attempt: Attempt) -> bool:
        """A wrong try is counted before the next one is looked at (ASVS-6.6.3).

        Seam of `CountedLate`, `OtpCountedLate`.
        """
        return True

    def still_counts(self, seconds: float) -> bool:
        """A wrong code counts for an hour, and locks nobody out for ever (ASVS-6.1.1)."""
        return seconds < HOUR

    def put_off(self, wrong: Sequence[float], at: float) -> int:
        """Seconds until the next code is looked at: none; `wrong`: when wrong ones were entered (ASVS-6.6.3).

        Seam of `GrowingThrottle`, `SteadyThrottle`.
        """
        return 0

    def may_try_in_program(self, wrong: Sequence[float], at: float) -> bool:
        """Nor may a mail program try more (ASVS-6.3.1)."""
        return self.may_try_password(wrong, at)

    def may_sign_in(self, before: Sequence[float], at: float) -> bool:
        """The right password is taken as often as it is given; `before`: when it was.

        Seam of `SpacedLogins`.
        """
        return True

    def may_try_password(self, wrong: Sequence[float], at: float) -> bool:
        """At most 10 wrong passwords in 10 minutes (ASVS-6.3.1); `wrong`: when they were tried."""
        return sum(at - when < 10 * MINUTE for when in wrong) < 10
