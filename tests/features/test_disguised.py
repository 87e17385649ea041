"""A code is found in each writing in which deployments have told it, and in no other text."""

import base64
import hashlib
import zlib

import pytest

from steps.ways.requests.disguised import writings

CODE = "482913"
COOKIE = base64.urlsafe_b64encode(f'{{"code":"{CODE}","user":"li"}}'.encode()).decode().rstrip("=")
PACKED = base64.urlsafe_b64encode(
    zlib.compress(b'{"a":"' + b"x" * 99 + f'","code":"{CODE}"}}'.encode())
).decode()


@pytest.mark.parametrize(
    ("text", "writing"),
    [
        (f'{{"debug": "{CODE}"}}', "the code itself"),
        (f"sid={COOKIE}.Zq8a.signature-of-it; Path=/", "the code in base64"),
        (f"session=.{PACKED.rstrip('=')}.Zq8a.signature", "the code in base64"),
        (f"eyJhbGciOiJIUzI1NiJ9.{COOKIE}.c2lnbmF0dXJl", "the code in base64"),
        (f"Location: https://mail.example.org/next/{COOKIE}", "the code in base64"),
        (f"check={CODE.encode().hex()}", "the code in hex"),
        (f'"{hashlib.md5(CODE.encode()).hexdigest()}"', "its md5 digest"),
        (f"h={hashlib.sha1(CODE.encode()).hexdigest().upper()}", "its sha1 digest"),
        (base64.b64encode(hashlib.sha256(CODE.encode()).digest()).decode(), "its sha256 digest"),
    ],
)
def test_a_code_is_found(text: str, writing: str) -> None:
    assert list(writings(text, CODE)) == [writing]


@pytest.mark.parametrize(
    "text", ["", "24829137", "content-length: 4829", COOKIE.swapcase(), "a" * 9999, "=" * 99]
)
def test_no_other_text_holds_it(text: str) -> None:
    assert list(writings(text, CODE)) == []
