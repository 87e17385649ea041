"""Codes by SMS through Alibaba Cloud (SendSms, version 2017-05-25; signature ACS3-HMAC-SHA256).

Source: https://help.aliyun.com/document_detail/419273.html and /document_detail/2712209.html.
"""

import hashlib
import hmac
import json
import secrets
from datetime import UTC, datetime
from urllib.parse import quote

import httpx
import msgspec

from fake_services.clock import Clock
from fake_services.reference.outgoing.failed import SmsFailed

HOST = "dysmsapi.aliyuncs.com"
EMPTY = hashlib.sha256(b"").hexdigest()


class Alibaba(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Credentials and template at Alibaba Cloud SMS; the template takes `code` and `minutes`."""

    access_key_id: str
    access_key_secret: str
    sign_name: str
    template_code: str


class AlibabaSms:
    """Sends a code to a phone with the account's template, which takes `code` and `minutes`."""

    def __init__(self, http: httpx.AsyncClient, account: Alibaba, clock: Clock) -> None:
        self._http = http
        self._account = account
        self._clock = clock

    async def send_code(self, number: str, code: str, minutes: int) -> None:
        """Send the code to an E.164 number; raises SmsFailed when the gateway does not accept it."""
        query = _canonical(self._parameters(number, code, minutes))
        try:
            answer = await self._http.post(f"https://{HOST}/?{query}", headers=self._headers(query))
            said = answer.json()
            if said["Code"] != "OK":
                raise SmsFailed(f"{HOST} refused the request: {said['Code']}: {said['Message']}")
        except httpx.HTTPError as fault:
            raise SmsFailed(f"{HOST} did not answer: {fault!r}", answered=False) from fault
        except (ValueError, LookupError, TypeError) as fault:
            raise SmsFailed(f"{HOST} gave an answer that is not SendSms's: {answer.text[:200]!r}") from fault

    def _parameters(self, number: str, code: str, minutes: int) -> dict[str, str]:
        return {
            "PhoneNumbers": number.removeprefix("+86"),
            "SignName": self._account.sign_name,
            "TemplateCode": self._account.template_code,
            "TemplateParam": json.dumps({"code": code, "minutes": str(minutes)}),
        }

    def _headers(self, query: str) -> dict[str, str]:
        headers = {
            "host": HOST,
            "x-acs-action": "SendSms",
            "x-acs-content-sha256": EMPTY,
            "x-acs-date": datetime.fromtimestamp(self._clock.now(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "x-acs-signature-nonce": secrets.token_hex(16),
            "x-acs-version": "2017-05-25",
        }
        return {**headers, "Authorization": _authorization(self._account, query, headers)}


def _authorization(account: Alibaba, query: str, headers: dict[str, str]) -> str:
    signed = ";".join(headers)
    lines = "".join(f"{name}:{value}\n" for name, value in headers.items())
    request = f"POST\n/\n{query}\n{lines}\n{signed}\n{EMPTY}"
    to_sign = f"ACS3-HMAC-SHA256\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.digest(account.access_key_secret.encode(), to_sign.encode(), "sha256").hex()
    return f"ACS3-HMAC-SHA256 Credential={account.access_key_id},SignedHeaders={signed},Signature={signature}"


def _canonical(parameters: dict[str, str]) -> str:
    return "&".join(f"{name}={quote(parameters[name], safe='~')}" for name in sorted(parameters))
