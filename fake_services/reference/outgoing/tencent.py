"""Codes by SMS through Tencent Cloud (SendSms, version 2021-01-11; signature TC3-HMAC-SHA256).

Source: https://cloud.tencent.com/document/api/382/55981 and /382/52072.
"""

import hashlib
import hmac
import json
from datetime import UTC, datetime

import httpx
import msgspec

from fake_services.clock import Clock
from fake_services.reference.outgoing.failed import SmsFailed

HOST = "sms.tencentcloudapi.com"
REGION = "ap-guangzhou"
SIGNED = "content-type;host"


class Tencent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Credentials and template at Tencent Cloud SMS; the template takes the code and the minutes."""

    secret_id: str
    secret_key: str
    app_id: str
    sign_name: str
    template_id: str


class TencentSms:
    """Sends a code to a phone with the account's template, which takes the code and the minutes it lives."""

    def __init__(self, http: httpx.AsyncClient, account: Tencent, clock: Clock) -> None:
        self._http = http
        self._account = account
        self._clock = clock

    async def send_code(self, number: str, code: str, minutes: int) -> None:
        """Send the code to an E.164 number; raises SmsFailed when the gateway does not accept it."""
        body = self._body(number, code, minutes)
        try:
            answer = await self._http.post(f"https://{HOST}/", content=body, headers=self._headers(body))
            _check(answer.raise_for_status().json()["Response"])
        except httpx.HTTPStatusError as fault:
            raise SmsFailed(f"{HOST} answered HTTP {fault.response.status_code}") from fault
        except httpx.HTTPError as fault:
            raise SmsFailed(f"{HOST} did not answer: {fault!r}", answered=False) from fault
        except (ValueError, LookupError, TypeError) as fault:
            raise SmsFailed(f"{HOST} gave an answer that is not SendSms's: {answer.text[:200]!r}") from fault

    def _body(self, number: str, code: str, minutes: int) -> bytes:
        message = {
            "PhoneNumberSet": [number],
            "SmsSdkAppId": self._account.app_id,
            "TemplateId": self._account.template_id,
            "SignName": self._account.sign_name,
            "TemplateParamSet": [code, str(minutes)],
        }
        return json.dumps(message, ensure_ascii=False).encode()

    def _headers(self, body: bytes) -> dict[str, str]:
        timestamp = int(self._clock.now())
        return {
            "Authorization": _authorization(self._account, timestamp, body),
            "Content-Type": "application/json",
            "Host": HOST,
            "X-TC-Action": "SendSms",
            "X-TC-Version": "2021-01-11",
            "X-TC-Timestamp": str(timestamp),
            "X-TC-Region": REGION,
        }


def _authorization(account: Tencent, timestamp: int, body: bytes) -> str:
    date = datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%d")
    scope = f"{date}/sms/tc3_request"
    headers = f"content-type:application/json\nhost:{HOST}\n"
    request = f"POST\n/\n\n{headers}\n{SIGNED}\n{hashlib.sha256(body).hexdigest()}"
    to_sign = f"TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    key = f"TC3{account.secret_key}".encode()
    for part in (date, "sms", "tc3_request", to_sign):
        key = hmac.digest(key, part.encode(), "sha256")
    credential = f"Credential={account.secret_id}/{scope}"
    return f"TC3-HMAC-SHA256 {credential}, SignedHeaders={SIGNED}, Signature={key.hex()}"


def _check(response: dict[str, object]) -> None:
    """Raise SmsFailed unless the one number of this request was served."""
    match response:
        case {"Error": {"Code": code, "Message": message}}:
            raise SmsFailed(f"{HOST} refused the request: {code}: {message}")
        case {"SendStatusSet": [{"Code": "Ok"}]}:
            return
        case {"SendStatusSet": [{"Code": code, "Message": message}]}:
            raise SmsFailed(f"{HOST} refused the number: {code}: {message}")
        case _:
            raise ValueError("neither an error nor one status")
