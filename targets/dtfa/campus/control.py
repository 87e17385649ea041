"""What a harness may ask of the deployment besides: states given beforehand, and their end. Loopback only."""

from base64 import b32decode

from django.contrib.auth.models import User
from django.urls import path
from django_otp import devices_for_user
from django_otp.plugins.otp_totp.models import TOTPDevice
from two_factor.plugins.phonenumber.models import PhoneDevice
from two_factor.utils import default_device
from webmail import control
from webmail.control import asked


@asked
def bindings(given: dict[str, object]) -> None:
    """Bind a method: an authenticator comes first, as it does in the wizard, and numbers are its backup."""
    user, value = User.objects.get(username=given["address"]), given["value"]
    if given["method"] == "otp":
        PhoneDevice.objects.filter(user=user).update(name="backup")
        TOTPDevice.objects.create(user=user, name="default", key=b32decode(value).hex())
    else:
        name = "backup" if default_device(user) else "default"
        PhoneDevice.objects.create(user=user, name=name, number=value, method="sms")


@asked
def reset(given: dict[str, object]) -> None:
    """Free an account of all that is bound, as the command two_factor_disable does."""
    for device in devices_for_user(User.objects.get(username=given["address"])):
        device.delete()


urlpatterns = [*control.urlpatterns, path("bindings", bindings), path("reset", reset)]
