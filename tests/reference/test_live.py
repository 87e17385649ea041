"""What is told through a WebSocket is guarded as the data that a page asks for."""

from typing import Any

import pytest

from fake_services.reference.defects import DEFECTS
from fake_services.reference.methods import SMS
from fake_services.reference.policy import Policy
from tests.reference.mail_site import LI, LI_PHONE, MAIL, WANG, Browser, Site, site

DEFECTIVE = {one.id: one.policy for one in DEFECTS}


def told(mail: Site, browser: Browser, address: str = LI) -> list[dict[str, Any]]:
    """What the server does once this browser opens the socket."""
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies().items())
    scope = {
        "type": "websocket",
        "scheme": "wss",
        "path": "/api/live",
        "query_string": f"mailbox={address}".encode(),
        "headers": [(b"host", MAIL.removeprefix("https://").encode()), (b"cookie", cookies.encode())],
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:  # noqa: ANN401 (ASGI's own)
        sent.append(message)

    mail.run(mail.app(scope, receive, send))
    return sent


def test_the_letters_are_told_once_the_mailbox_is_open(mail: Site, waiting: Browser) -> None:
    assert waiting.verify() == "/trust"
    assert waiting.answer("later") == "/"
    opened, letters, closed = told(mail, waiting)
    assert (opened["type"], closed["type"]) == ("websocket.accept", "websocket.close")
    assert f"word-{LI}" in letters["text"]
    assert [one["type"] for one in told(mail, waiting, WANG)] == ["websocket.close"]


def test_before_that_nothing_is_told(mail: Site, waiting: Browser) -> None:
    for browser in (waiting, mail.browser()):
        assert [one["type"] for one in told(mail, browser)] == ["websocket.close"]


@pytest.mark.parametrize(
    ("id", "bound"), [("socket-opens-unbound", False), ("socket-opens-unverified", True)]
)
def test_a_socket_that_nothing_guards_tells_them_sooner(id: str, bound: bool) -> None:
    for policy, is_told in ((DEFECTIVE[id](), True), (Policy(), False)):
        with site(policy) as mail:
            if bound:
                mail.bind(LI, SMS, LI_PHONE)
            browser = mail.browser()
            assert browser.log_in() == ("/verify" if bound else "/bind")
            assert (len(told(mail, browser)) > 1) is is_told
