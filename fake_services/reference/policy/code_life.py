"""How long a code lives (C.code-life, ASVS-6.5.1, ASVS-6.5.5, ASVS-6.6.2)."""

from fake_services.reference.policy.times import MINUTE
from fake_services.reference.records import Attempt, Code, Errand


class CodeLifePolicy:
    """How long a code lives."""

    code_minutes = 10

    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        """Not used, not replaced by a newer one, not too old (C.code-life, ASVS-6.5.1, ASVS-6.6.2)."""
        old = attempt.at - code.sent >= self.code_minutes * MINUTE
        return not (code.used or code.replaced or old)

    def replaces(self, newer: Errand, code: Code) -> bool:
        """A code sent again for the same request leaves the older one dead (ASVS-6.6.2)."""
        return (newer.request, newer.method) == (code.errand.request, code.errand.method)
