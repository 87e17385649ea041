"""第三方 OTP: the code that an authenticator shows (G6.8, RFC 6238)."""

from collections.abc import Mapping
from typing import override

import pyotp
import segno

from fake_services.reference.mail.call import Call
from fake_services.reference.methods.base import Factor, Outside
from fake_services.reference.records import Errand, Operation


class Otp(Factor[None]):
    """A secret, in base32."""

    label = "第三方 OTP"
    rank = 3
    page = "bind_otp.html"
    prompt = "请输入身份验证器显示的 6 位验证码"

    @override
    def gateway(self, outside: Outside) -> None:
        return None

    @override
    async def shown(self, call: Call, operation: Operation) -> Mapping[str, object]:
        uri = pyotp.TOTP(operation.secret).provisioning_uri(name=call.address, issuer_name="昆工邮箱")
        return {"picture": segno.make(uri, micro=False).png_data_uri(scale=5)}

    @override
    def typed(self, call: Call, operation: Operation) -> str:
        return operation.secret

    @override
    async def accepts(self, call: Call, errand: Errand, value: str, text: str) -> bool:
        return await call.mail.codes.accepts_otp(errand, value, text)


OTP = Otp("otp")
