"""SMS (G5): the two gateways, and where a number is bound."""

from conformance.profile.methods.base import MethodTables
from conformance.profile.parts import CodeForm, Part

HOSTS = ("sms.tencentcloudapi.com", "dysmsapi.aliyuncs.com")


class Tencent(Part, frozen=True):
    """Tencent Cloud SMS, as the deployment is set up to call it."""

    secret_id: str
    """The SecretId that the deployment signs with."""
    secret_key: str
    """Its SecretKey."""
    app_id: str
    """The SdkAppId."""
    sign_name: str
    """The signature in front of each message, without 【】."""
    templates: dict[str, str]
    """Template id -> text with {1}, {2}."""


class Alibaba(Part, frozen=True):
    """Alibaba Cloud SMS, as the deployment is set up to call it."""

    access_key_id: str
    """The AccessKeyId that the deployment signs with."""
    access_key_secret: str
    """Its secret."""
    sign_name: str
    """The signature in front of each message, without 【】."""
    templates: dict[str, str]
    """Template code -> text with ${code} and the like."""


class SmsBinding(CodeForm, frozen=True):
    """Where a number is typed and its code entered (G5.1 to G5.6)."""

    landmark: str = "text=请绑定手机号"
    number: str = "手机号码"
    send: str = "发送验证码"
    resend: str = "重新发送"
    """A part of the button's name, beside which a countdown may run; or a selector."""


SMS = MethodTables(
    key="sms",
    said=("SMS", "短信"),
    name="短信",
    binding=SmsBinding(),
    at_step_up="text=【短信】",
    at_second_step="text=发送至手机号码",
    gateways={"tencent": Tencent, "alibaba": Alibaba},
    always=True,
    hosts=lambda _: HOSTS,
)
