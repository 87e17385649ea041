"""The gateway that django-two-factor-auth sends its codes through.

https://django-two-factor-auth.readthedocs.io/en/stable/configuration.html#sms-gateway
"""

from two_factor.plugins.phonenumber.models import PhoneDevice
from webmail import sms


class Tencent:
    """Tencent Cloud SMS."""

    def send_sms(self, device: PhoneDevice, token: str) -> None:
        """Send a code; raises SmsFailed."""
        sms.send(device.number.as_e164, token)
