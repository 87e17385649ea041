"""Third-party OTP (G6.8): where an authenticator scans the secret."""

from conformance.profile.methods.base import MethodTables
from conformance.profile.parts import CodeForm, Presses


class OtpBinding(CodeForm, frozen=True):
    """Where an authenticator scans the secret and its code is entered (G6.8)."""

    landmark: str = "第三方 OTP 绑定"
    scan: Presses = ""
    """What leads to the QR code; empty where the screen shows it."""


OTP = MethodTables(
    key="otp",
    said=("third-party OTP", "第三方OTP"),
    name="第三方 OTP",
    binding=OtpBinding(),
    at_step_up="text=【第三方 OTP】",
    at_second_step="text=身份验证器",
    secret_code=True,
)
