"""Which methods somebody has bound."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User

from campus.models import Phone


def phone_of(user: User) -> Phone | None:
    """The number, verified or not."""
    return Phone.objects.filter(user=user).first()


def wechat_of(user: User) -> SocialAccount | None:
    """The WeChat account."""
    return SocialAccount.objects.filter(user=user, provider="weixin").first()


def has_totp(user: User) -> bool:
    """Whether an authenticator app is active."""
    return is_mfa_enabled(user, [Authenticator.Type.TOTP])


def bound(user: User) -> dict[str, object]:
    """The methods as the pages show them; what is not bound is false."""
    phone = phone_of(user)
    return {
        "phone": phone.number if phone and phone.verified else None,
        "wechat": wechat_of(user),
        "totp": has_totp(user),
    }
