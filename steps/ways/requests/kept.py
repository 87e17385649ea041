"""What a browser keeps of a login where others may find it: in its history, and in its storage."""

import json
from urllib.parse import parse_qs, unquote, urlsplit

from steps.devices.device import Device


def kept(device: Device) -> list[tuple[str, str]]:
    """Where something is kept, and what: the addresses since the login began, cookies and storage."""
    asked = [exchange.url for exchange in device.wire.since(device.login_mark)]
    addresses = "\n".join(unquote(url) for url in [*asked, *(page.url for page in device.context.pages)])
    storage = json.dumps(device.context.storage_state(), ensure_ascii=False)
    return [
        ("an address", addresses),
        ("the cookies or the local storage", unquote(storage)),
        ("the session storage", str(device.page.evaluate("JSON.stringify(sessionStorage)"))),
    ]


def secret_of(uri: str) -> str:
    """The secret in an otpauth:// URI."""
    return parse_qs(urlsplit(uri).query)["secret"][0]
