"""One-time passwords, the authenticator's and the app's, and their secrets (G6.7, G6.8, G6.10, RFC 6238)."""

from collections.abc import Collection, Sequence

import pyotp
from pyotp import random_base32

from fake_services.reference.policy.tries import TriesPolicy
from fake_services.reference.records import Attempt, Binding, Method


class OtpPolicy(TriesPolicy):
    """One-time passwords, the authenticator's and the app's."""

    def new_secret(self, bindings: Sequence[Binding], address: str) -> str:
        """What is bound now was neither bound nor shown before; it has 160 random bits (G6.7, RFC4226-R6).

        Seam of `EveryShownSecretOpens`, `OneSecretForAll`, `SecretKept`, `SecretOutlivesReset`,
        `SecretWaitsForMailbox`, `ShortSecret`.
        """
        return random_base32()

    def shows_again(self, method: Method) -> bool:
        """Once bound, a secret is shown to nobody (RFC6238-5.1).

        Seam of `BindingPageStays`.
        """
        return False

    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        """Return the time step (±1) that the text is right for, each step once; else None (RFC6238-5.2).

        It counts as the app shows it, too: in two groups.
        """
        if not self.may_prove(attempt):
            return None
        totp = pyotp.TOTP(secret)
        step = int(attempt.at // totp.interval)
        text = "".join(attempt.text.split())
        fitting = (s for s in (step, step - 1, step + 1) if totp.generate_otp(s) == text)
        return next((s for s in fitting if s not in used), None)
