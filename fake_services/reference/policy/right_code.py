"""Which code is accepted (G4.7, G5.2, G5.3, G6.2, G6.6)."""

import hmac
import unicodedata

from fake_services.reference.policy.code_life import CodeLifePolicy
from fake_services.reference.policy.code_purpose import CodePurposePolicy
from fake_services.reference.policy.tries import TriesPolicy
from fake_services.reference.records import Attempt, Code


class RightCodePolicy(CodePurposePolicy, CodeLifePolicy, TriesPolicy):
    """Which code is accepted."""

    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        """The right text, for this very request, in time, once (G5.3, G4.7, G6.6)."""
        return (
            self.is_its_text(code, attempt)
            and self.is_for(code, attempt)
            and self.went_to(code, attempt)
            and self.is_alive(code, attempt)
            and self.may_try(code, attempt)
        )

    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        """Letter case and surrounding blanks do not matter, all the rest does (G5.3)."""
        entered = unicodedata.normalize("NFKC", attempt.text).strip().upper()
        return hmac.compare_digest(code.text.encode(), entered.encode())
