"""Alibaba Cloud's two ways to sign a request: V3 (ACS3-HMAC-SHA256) and V1 RPC (HMAC-SHA1)."""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from starlette.requests import Request

_AUTHORIZATION = re.compile(
    r"ACS3-HMAC-SHA256 Credential=(?P<id>[^,]+), ?"
    r"SignedHeaders=(?P<headers>[^,]+), ?Signature=(?P<signature>\w+)"
)
_ALWAYS_SIGNED = {
    "host", "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256",
}  # fmt: skip


class Incomplete(Exception):
    """The request bears no signature of either kind, or one that leaves out what must be signed."""


@dataclass(frozen=True)
class Claim:
    """What a request says of itself, the signature it bears, and the one that it should bear."""

    access_key_id: str
    action: str
    version: str
    date: str
    nonce: str
    signature: str
    string_to_sign: str
    expected: str


def read(request: Request, body: bytes, parameters: dict[str, str], secret: str) -> Claim:
    """The claim of a request signed by V3 or V1, checked against `secret`; raises Incomplete."""
    if "authorization" in request.headers:
        return _version_3(request, body, secret)
    if "Signature" in parameters:
        return _version_1(request.method, parameters, secret)
    raise Incomplete("The request signature does not conform to Aliyun standards.")


def _version_3(request: Request, body: bytes, secret: str) -> Claim:
    """`Authorization: ACS3-HMAC-SHA256 …` over method, query, the headers named, and the body's hash."""
    authorization = _AUTHORIZATION.fullmatch(request.headers["authorization"])
    signed = authorization["headers"].split(";") if authorization else []
    if not authorization or not set(signed) >= _ALWAYS_SIGNED:
        raise Incomplete("The Authorization header is not ACS3-HMAC-SHA256, or signs too few headers.")
    headers = "".join(f"{name}:{request.headers.get(name, '').strip()}\n" for name in signed)
    query = _canonical(dict(parse_qsl(request.url.query, keep_blank_values=True)))
    hashed = hashlib.sha256(body).hexdigest()
    canonical = f"{request.method}\n/\n{query}\n{headers}\n{';'.join(signed)}\n{hashed}"
    string_to_sign = f"ACS3-HMAC-SHA256\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    return Claim(
        access_key_id=authorization["id"],
        action=request.headers.get("x-acs-action", ""),
        version=request.headers.get("x-acs-version", ""),
        date=request.headers.get("x-acs-date", ""),
        nonce=request.headers.get("x-acs-signature-nonce", ""),
        signature=authorization["signature"],
        string_to_sign=string_to_sign,
        expected=hmac.digest(secret.encode(), string_to_sign.encode(), "sha256").hex(),
    )


def _version_1(method: str, parameters: dict[str, str], secret: str) -> Claim:
    """`Signature=` among the parameters of query and form, over all the others."""
    others = {name: value for name, value in parameters.items() if name != "Signature"}
    string_to_sign = f"{method}&%2F&{_encoded(_canonical(others))}"
    digest = hmac.digest(f"{secret}&".encode(), string_to_sign.encode(), "sha1")
    return Claim(
        access_key_id=parameters.get("AccessKeyId", ""),
        action=parameters.get("Action", ""),
        version=parameters.get("Version", ""),
        date=parameters.get("Timestamp", ""),
        nonce=parameters.get("SignatureNonce", ""),
        signature=parameters["Signature"],
        string_to_sign=string_to_sign,
        expected=base64.b64encode(digest).decode(),
    )


def _canonical(parameters: dict[str, str]) -> str:
    return "&".join(f"{_encoded(name)}={_encoded(parameters[name])}" for name in sorted(parameters))


def _encoded(text: str) -> str:
    return quote(text, safe="~")
