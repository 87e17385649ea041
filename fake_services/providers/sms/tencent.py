"""Tencent Cloud SMS: SendSms 2021-01-11 with TC3-HMAC-SHA256, as its SDK does (docs/gateways-wire.md)."""

import hashlib
import hmac
import re
import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox, Message
from fake_services.providers.failures import INSIDE, Answer
from fake_services.providers.sms.numbers import e164
from fake_services.refusals import Refusals

WINDOW = 5 * 60
_AUTHORIZATION = re.compile(
    r"TC3-HMAC-SHA256 Credential=(?P<id>[^/]+)/[^,]+, ?"
    r"SignedHeaders=(?P<headers>[^,]+), ?Signature=(?P<signature>[0-9a-f]{64})"
)

_REFUSED = {"Code": "LimitExceeded.PhoneNumberDailyLimit", "Message": f"daily limit, {INSIDE}", "Fee": 0}
_REFUSAL = {"Response": {"SendStatusSet": [_REFUSED], "RequestId": "-"}}
_UNSIGNED = {"Code": "AuthFailure.SignatureFailure", "Message": f"Please check your signature, {INSIDE}"}
FAILURES = {
    "refusal": Answer(200, msgspec.json.encode(_REFUSAL)),
    "signature": Answer(200, msgspec.json.encode({"Response": {"Error": _UNSIGNED, "RequestId": "-"}})),
}
"""The service's own ways to send nothing."""


@dataclass(frozen=True)
class TencentSettings:
    """An account at Tencent Cloud: its key pair, one application, and its approved texts with {1} {2} …"""

    secret_id: str
    secret_key: str
    app_id: str
    sign_name: str
    templates: dict[str, str]


class SendSms(msgspec.Struct, rename="pascal"):
    """The body of a SendSms request, so far as verification codes need it."""

    phone_number_set: list[str]
    sms_sdk_app_id: str
    template_id: str
    sign_name: str = ""
    template_param_set: list[str] = []
    session_context: str = ""


class Refusal(Exception):
    """The `Error` object of an answer."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class TencentSms:
    """The service at sms.tencentcloudapi.com for one account; accepted messages go to the inbox.

    Limits of frequency (one in 30 seconds, ten a day for a number) are not enforced: scenarios run
    faster than people. `refusals` gets one line for each request or number that was refused.
    """

    def __init__(self, clock: Clock, settings: TencentSettings, inbox: Inbox, refusals: Refusals) -> None:
        self._clock = clock
        self._settings = settings
        self._inbox = inbox
        self._refusals = refusals
        self.app = Starlette(routes=[Route("/", self._respond, methods=["POST"])])

    async def _respond(self, request: Request) -> JSONResponse:
        body = await request.body()
        try:
            self._authenticate(request, body)
            answer: dict[str, object] = {"SendStatusSet": self._send(request, body)}
        except Refusal as refusal:
            self._refusals.add("Tencent Cloud SMS", refusal)
            answer = {"Error": {"Code": refusal.code, "Message": refusal.message}}
        return JSONResponse({"Response": {**answer, "RequestId": str(uuid.uuid4())}})

    def _authenticate(self, request: Request, body: bytes) -> None:
        authorization = _AUTHORIZATION.fullmatch(request.headers.get("authorization", ""))
        timestamp = request.headers.get("x-tc-timestamp", "")
        if not authorization or not timestamp.isdecimal():
            raise Refusal("AuthFailure.InvalidAuthorization", "The Authorization header does not follow TC3.")
        if not self._clock.near(int(timestamp), WINDOW):
            raise Refusal("AuthFailure.SignatureExpire", "X-TC-Timestamp is off by more than 5 minutes.")
        if authorization["id"] != self._settings.secret_id:
            raise Refusal(
                "AuthFailure.SecretIdNotFound",
                "The SecretId is not found, please ensure that your SecretId is correct.",
            )
        signed = authorization["headers"].split(";")
        expected = _signature(request, body, signed, int(timestamp), self._settings.secret_key)
        if authorization["signature"] != expected or not {"content-type", "host"} <= set(signed):
            raise Refusal(
                "AuthFailure.SignatureFailure",
                "The provided credentials could not be validated. Please check your signature is correct.",
            )

    def _send(self, request: Request, body: bytes) -> list[dict[str, object]]:
        if request.headers.get("x-tc-action") != "SendSms":
            raise Refusal("InvalidAction", "The Action is not found.")
        if request.headers.get("x-tc-version") != "2021-01-11":
            raise Refusal("NoSuchVersion", "The API version does not exist.")
        try:
            order = msgspec.json.decode(body, type=SendSms)
        except (msgspec.DecodeError, RecursionError) as error:
            raise Refusal("InvalidParameter", str(error)) from None
        text = self._text(order)
        return [self._deliver(number, text, order.session_context) for number in order.phone_number_set]

    def _text(self, order: SendSms) -> str:
        if order.sms_sdk_app_id != self._settings.app_id:
            raise Refusal("UnauthorizedOperation.SmsSdkAppIdVerifyFail", "The SmsSdkAppId is wrong.")
        if order.sign_name != self._settings.sign_name:
            raise Refusal("FailedOperation.SignatureIncorrectOrUnapproved", "The signature is not approved.")
        template = self._settings.templates.get(order.template_id)
        if template is None:
            raise Refusal("FailedOperation.TemplateIncorrectOrUnapproved", "The template is not approved.")
        places = {str(place): value for place, value in enumerate(order.template_param_set, 1)}
        if set(re.findall(r"{(\d+)}", template)) != set(places):
            raise Refusal(
                "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
                "The parameters do not match those of the approved template.",
            )
        return f"【{order.sign_name}】" + re.sub(r"{(\d+)}", lambda place: places[place[1]], template)

    def _deliver(self, number: str, text: str, context: str) -> dict[str, object]:
        to = e164(number)
        status: dict[str, object] = {"PhoneNumber": to or number, "SessionContext": context}
        if to is None:
            code = "InvalidParameterValue.IncorrectPhoneNumber"
            self._refusals.add("Tencent Cloud SMS", f"{code}: {number}")
            outcome = {"Code": code, "Message": "incorrect phone number"}
            return {**status, **outcome, "SerialNo": "", "Fee": 0, "IsoCode": "DEF"}
        self._inbox.deliver(Message(self._settings.sign_name, to, text, self._clock.now()))
        serial = f"2640:{secrets.randbelow(10**20):020}"
        outcome = {"Code": "Ok", "Message": "send success"}
        return {**status, **outcome, "SerialNo": serial, "Fee": 1, "IsoCode": "CN"}


def _signature(request: Request, body: bytes, signed: list[str], timestamp: int, key: str) -> str:
    """The TC3 signature of this request, over the headers that it says it signed."""
    headers = "".join(f"{name}:{request.headers.get(name, '').strip().lower()}\n" for name in signed)
    hashed = hashlib.sha256(body).hexdigest()
    canonical = f"{request.method}\n/\n{request.url.query}\n{headers}\n{';'.join(signed)}\n{hashed}"
    date = datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%d")
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    to_sign = f"TC3-HMAC-SHA256\n{timestamp}\n{date}/sms/tc3_request\n{digest}"
    derived = f"TC3{key}".encode()
    for part in (date, "sms", "tc3_request"):
        derived = hmac.digest(derived, part.encode(), "sha256")
    return hmac.digest(derived, to_sign.encode(), "sha256").hex()
