"""Codes by SMS through Tencent Cloud (SendSms 2021-01-11, TC3-HMAC-SHA256).

https://cloud.tencent.com/document/api/382/55981 and /382/52072
"""

import hashlib
import hmac
import json
import os

import requests
from django.utils import timezone

HOST = "sms.tencentcloudapi.com"
SIGNED = "content-type;host"
TIMEOUT = 2
"""Seconds that the gateway has to answer."""
ACCOUNT = {
    name: os.environ[f"TENCENT_{name.upper()}"]
    for name in ("secret_id", "secret_key", "app_id", "sign_name", "template_id")
}


class SmsFailed(Exception):
    """The gateway did not take the message."""


def send(number: str, code: str) -> None:
    """Send a code to a number in E.164; raises SmsFailed."""
    body = json.dumps(
        {
            "PhoneNumberSet": [number],
            "SmsSdkAppId": ACCOUNT["app_id"],
            "TemplateId": ACCOUNT["template_id"],
            "SignName": ACCOUNT["sign_name"],
            "TemplateParamSet": [code],
        }
    ).encode()
    try:
        answer = requests.post(f"https://{HOST}/", data=body, headers=_headers(body), timeout=TIMEOUT)
        sent = answer.json()["Response"]["SendStatusSet"][0]["Code"] == "Ok"
    except (requests.RequestException, LookupError, TypeError) as fault:
        raise SmsFailed(f"{HOST}: {fault!r}") from fault
    if not sent:
        raise SmsFailed(f"{HOST} refused: {answer.text[:200]}")


def _headers(body: bytes) -> dict[str, str]:
    now = timezone.now()
    timestamp = str(int(now.timestamp()))
    return {
        "Authorization": _authorization(timestamp, f"{now:%Y-%m-%d}", body),
        "Content-Type": "application/json",
        "Host": HOST,
        "X-TC-Action": "SendSms",
        "X-TC-Version": "2021-01-11",
        "X-TC-Timestamp": timestamp,
        "X-TC-Region": "ap-guangzhou",
    }


def _authorization(timestamp: str, date: str, body: bytes) -> str:
    scope = f"{date}/sms/tc3_request"
    headers = f"content-type:application/json\nhost:{HOST}\n"
    request = f"POST\n/\n\n{headers}\n{SIGNED}\n{hashlib.sha256(body).hexdigest()}"
    text = f"TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    key = f"TC3{ACCOUNT['secret_key']}".encode()
    for part in (date, "sms", "tc3_request", text):
        key = hmac.digest(key, part.encode(), "sha256")
    credential = f"Credential={ACCOUNT['secret_id']}/{scope}"
    return f"TC3-HMAC-SHA256 {credential}, SignedHeaders={SIGNED}, Signature={key.hex()}"
