"""One-time passwords, the authenticator's and the app's (G6.8, G6.10, RFC6238-5.2)."""

from collections.abc import Collection

import pyotp

from fake_services.reference.policy.tries import TriesPolicy
from fake_services.reference.records import Attempt


class OtpPolicy(TriesPolicy):
    """One-time passwords, the authenticator's and the app's."""

    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        """Return the time step (±1) that the text is right for, each step once; else None (RFC6238-5.2)."""
        if not self.may_prove(attempt):
            return None
        totp = pyotp.TOTP(secret)
        step = int(attempt.at // totp.interval)
        fitting = (s for s in (step, step - 1, step + 1) if totp.generate_otp(s) == attempt.text.strip())
        return next((s for s in fitting if s not in used), None)
