"""allauth's adapters: where the numbers are kept, how messages are sent, who may sign up.

https://docs.allauth.org/en/latest/account/phone.html
"""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import Login
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib.auth.models import User
from django.http import HttpRequest
from webmail import sms

from campus.methods import has_totp, phone_of
from campus.models import Phone


class AccountAdapter(DefaultAccountAdapter):
    """People come from the university, and are asked for a code when they have a number."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def is_login_by_code_required(self, login: Login) -> bool:
        """After the password, if there is a number, and no authenticator app, which is asked instead."""
        asked = phone_of(login.user) is not None and not has_totp(login.user)
        return asked and super().is_login_by_code_required(login)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        """The number and whether it is verified."""
        phone = phone_of(user)
        return (phone.number, phone.verified) if phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        """Keep a number."""
        Phone.objects.update_or_create(user=user, defaults={"number": phone, "verified": verified})

    def set_phone_verified(self, user: User, phone: str) -> None:
        """Keep a number whose code was entered."""
        self.set_phone(user, phone, True)

    def get_user_by_phone(self, phone: str) -> User | None:
        """Whose number it is."""
        kept = Phone.objects.filter(number=phone).first()
        return kept.user if kept else None

    def send_verification_code_sms(self, user: User, phone: str, code: str, **_: object) -> None:
        """Send a code; raises SmsFailed."""
        sms.send(phone, code)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """A WeChat account can be connected, and makes no account of its own."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Nobody makes an account for themselves."""
        return False
