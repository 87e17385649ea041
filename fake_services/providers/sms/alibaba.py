"""Alibaba Cloud SMS: SendSms 2017-05-25, V3 and V1 (RPC), as its SDK speaks them (docs/gateways-wire.md)."""

import secrets
import string
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import parse_qsl

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from fake_services.clock import Clock
from fake_services.phones.inbox import Inbox, Message
from fake_services.providers.failures import INSIDE, Answer
from fake_services.providers.sms import alibaba_signatures
from fake_services.providers.sms.alibaba_signatures import Claim, Incomplete
from fake_services.providers.sms.numbers import e164
from fake_services.refusals import Refusals

WINDOW = 15 * 60
_REFUSED = {"Code": "isv.BUSINESS_LIMIT_CONTROL", "Message": f"触发天级流控, {INSIDE}", "RequestId": "-"}
_UNSIGNED = {"Code": "SignatureDoesNotMatch", "Message": INSIDE, "RequestId": "-", "HostId": "-"}
FAILURES = {
    "refusal": Answer(200, msgspec.json.encode(_REFUSED)),
    "signature": Answer(400, msgspec.json.encode(_UNSIGNED)),
}
"""The service's own ways to send nothing."""


@dataclass(frozen=True)
class AlibabaSettings:
    """An account at Alibaba Cloud: its key pair, its signature name, and its approved texts with ${code} …"""

    access_key_id: str
    access_key_secret: str
    sign_name: str
    templates: dict[str, str]


class GatewayError(Exception):
    """An answer of the API gateway, before the service itself is asked: HTTP status, code, message."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.status = status
        self.code = code
        self.message = message


class Refusal(Exception):
    """A refusal of the service itself, which comes with HTTP status 200."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message


class AlibabaSms:
    """The service at dysmsapi.aliyuncs.com for one account; accepted messages go to the inbox.

    Limits of frequency (one a minute, five an hour, ten a day for a number) are not enforced: scenarios
    run faster than people. `refusals` gets one line for each request that was refused.
    """

    def __init__(self, clock: Clock, settings: AlibabaSettings, inbox: Inbox, refusals: Refusals) -> None:
        self._clock = clock
        self._settings = settings
        self._inbox = inbox
        self._refusals = refusals
        self._nonces: set[str] = set()
        self.app = Starlette(routes=[Route("/", self._respond, methods=["GET", "POST"])])

    async def _respond(self, request: Request) -> JSONResponse:
        body = await request.body()
        form = parse_qsl(body.decode(errors="replace"), keep_blank_values=True)
        parameters = {**request.query_params, **dict(form)}
        request_id = str(uuid.uuid4()).upper()
        try:
            self._authenticate(request, body, parameters)
            biz_id = self._send(parameters)
        except GatewayError as error:
            self._refusals.add("Alibaba Cloud SMS", error)
            recommend = f"https://api.aliyun.com/troubleshoot?q={error.code}&product=Dysmsapi"
            host = request.headers.get("host", "")
            answer = {"RequestId": request_id, "HostId": host, "Code": error.code, "Message": error.message}
            return JSONResponse({**answer, "Recommend": recommend}, error.status)
        except Refusal as refusal:
            self._refusals.add("Alibaba Cloud SMS", refusal)
            return JSONResponse({"Message": refusal.message, "RequestId": request_id, "Code": refusal.code})
        return JSONResponse({"Message": "OK", "RequestId": request_id, "Code": "OK", "BizId": biz_id})

    def _authenticate(self, request: Request, body: bytes, parameters: dict[str, str]) -> None:
        try:
            claim = alibaba_signatures.read(request, body, parameters, self._settings.access_key_secret)
        except Incomplete as error:
            raise GatewayError(400, "IncompleteSignature", str(error)) from None
        if (claim.action, claim.version) != ("SendSms", "2017-05-25"):
            raise GatewayError(
                404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method."
            )
        if claim.access_key_id != self._settings.access_key_id:
            raise GatewayError(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.")
        self._check_freshness(claim)
        if claim.signature != claim.expected:
            raise GatewayError(
                400,
                "SignatureDoesNotMatch",
                "Specified signature does not match our calculation. "
                f"server string to sign is:{claim.string_to_sign}",
            )
        if claim.nonce in self._nonces:
            raise GatewayError(400, "SignatureNonceUsed", "Specified signature nonce was used already.")
        self._nonces.add(claim.nonce)

    def _check_freshness(self, claim: Claim) -> None:
        try:
            signed_at = datetime.strptime(claim.date, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()
        except ValueError:
            raise GatewayError(400, "IllegalTimestamp", "The timestamp is malformed.") from None
        if not self._clock.near(signed_at, WINDOW):
            raise GatewayError(400, "IllegalTimestamp", "The timestamp is off by more than 15 minutes.")

    def _send(self, parameters: dict[str, str]) -> str:
        """Deliver one text to each number; the BizId of the sending."""
        for name in ("PhoneNumbers", "SignName", "TemplateCode"):
            if not parameters.get(name):
                raise GatewayError(400, f"Missing{name}", f"{name} is mandatory for this action.")
        text = self._text(parameters)
        for to in self._recipients(parameters["PhoneNumbers"]):
            self._inbox.deliver(Message(self._settings.sign_name, to, text, self._clock.now()))
        return f"{secrets.randbelow(10**18):018}^0"

    def _recipients(self, numbers: str) -> list[str]:
        recipients = []
        for number in numbers.split(","):
            to = e164(number)
            if to is None:
                raise Refusal("isv.MOBILE_NUMBER_ILLEGAL", f"{number}invalid mobile number")
            recipients.append(to)
        return recipients

    def _text(self, parameters: dict[str, str]) -> str:
        if parameters["SignName"] != self._settings.sign_name:
            raise Refusal("isv.SMS_SIGNATURE_ILLEGAL", "该账号下找不到对应签名")
        template = self._settings.templates.get(parameters["TemplateCode"])
        if template is None:
            raise Refusal("isv.SMS_TEMPLATE_ILLEGAL", "该账号下找不到对应模板")
        try:
            values = msgspec.json.decode(parameters.get("TemplateParam") or "{}", type=dict[str, str])
            return f"【{self._settings.sign_name}】" + string.Template(template).substitute(values)
        except msgspec.DecodeError:
            raise Refusal("isv.INVALID_JSON_PARAM", "JSON参数不合法，只接受字符串值") from None
        except KeyError as missing:
            raise Refusal("isv.TEMPLATE_MISSING_PARAMETERS", f"模板缺少变量 {missing.args[0]}") from None
