"""SMS (G5): its gateways, and where a number is bound."""

from collections.abc import Mapping
from typing import Any

import msgspec

from conformance.profile.methods.base import MethodTables
from conformance.profile.parts import CodeForm, Part, Presses
from conformance.profile.values import Status

HOSTS = {"tencent": "sms.tencentcloudapi.com", "alibaba": "dysmsapi.aliyuncs.com"}


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


class Http(Part, frozen=True):
    """An SMS gateway of your own: a request a message, with fields in a JSON object, a form or the query."""

    host: str
    """The host name at which the deployment calls it."""
    number: str = "number"
    """The field that holds the phone number; `a.b` for b in the object a, `a.0` for the first of a list."""
    text: str = "text"
    """The field that holds the message, or the parameters of its template."""
    header: str = ""
    """The header that carries a secret, such as Authorization; empty where none does."""
    secret: str = ""
    """What that header says, as a whole; give {env:NAME} or {file:PATH}."""
    answer: dict[str, object] = msgspec.field(default_factory=dict)
    """The JSON object that says that a message was taken, with the HTTP status 200."""
    refusal: dict[str, object] = msgspec.field(default_factory=dict)
    """The JSON object that says that it was not."""
    refusal_status: Status = 400
    """The HTTP status that comes with a refusal."""


def _hosts(gateways: Mapping[str, Any]) -> tuple[str, ...]:
    own = gateways.get("http")
    return (*(host for name, host in HOSTS.items() if name in gateways), *((own.host,) if own else ()))


class SmsBinding(CodeForm, frozen=True):
    """Where a number is typed and its code entered (G5.1 to G5.6)."""

    landmark: str = "text=请绑定手机号"
    number: str = "手机号码"
    send: str = "发送验证码"
    resend: str = "重新发送"
    """A part of the button's name, beside which a countdown may run; or a selector."""
    back: Presses = ""
    """What leads back to the number once a code is sent; empty where its field stays."""


SMS = MethodTables(
    key="sms",
    said=("SMS", "短信"),
    name="短信",
    binding=SmsBinding(),
    at_step_up="text=【短信】",
    at_second_step="text=发送至手机号码",
    gateways={"tencent": Tencent, "alibaba": Alibaba, "http": Http},
    read_at_phones=True,
    hosts=_hosts,
)
