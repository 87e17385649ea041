"""What a harness may ask of the deployment besides: states given beforehand, and their end. Loopback only."""

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import User
from django.urls import path
from webmail import control
from webmail.control import asked

from campus.models import Phone


@asked
def bindings(given: dict[str, object]) -> None:
    """Bind a method."""
    user, value = User.objects.get(username=given["address"]), given["value"]
    if given["method"] == "sms":
        get_adapter().set_phone(user, value, True)
    elif given["method"] == "wechat":
        SocialAccount.objects.create(user=user, provider="weixin", uid=value)
    else:
        TOTP.activate(user, value)


@asked
def reset(given: dict[str, object]) -> None:
    """Free an account of all that is bound."""
    for kind in (Phone, SocialAccount, Authenticator):
        kind.objects.filter(user__username=given["address"]).delete()


urlpatterns = [*control.urlpatterns, path("bindings", bindings), path("reset", reset)]
