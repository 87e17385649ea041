"""Pictures in which a secret could be read: those of its QR code are withheld, a transcript names it."""

import io
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
import segno
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as NothingAppeared

from fake_services.handsets.handset import Handset
from steps import witness
from steps.devices.mail.answers import SignIn
from steps.devices.mail.connections import Server
from steps.witness import NoPicture, SceneWitness


def qr_code(text: str) -> bytes:
    """A picture of a QR code."""
    picture = io.BytesIO()
    segno.make(text, micro=False).save(picture, kind="png", scale=5)
    return picture.getvalue()


@pytest.fixture
def scene() -> Any:  # noqa: ANN401 (a scene, as far as pictures need one)
    cast = SimpleNamespace(everybody=[], made_up=SimpleNamespace(secret_ones={}))
    browsers = SimpleNamespace(used=True, every=[1], in_front=None)
    recorder = SimpleNamespace(since=lambda _: [], unanswered=lambda _: [])
    stage = SimpleNamespace(around=SimpleNamespace(recorder=recorder), mark=0)
    clock = SimpleNamespace(began=5.0)
    return SimpleNamespace(cast=cast, browsers=browsers, handset=Handset, stage=stage, clock=clock)


@pytest.mark.parametrize(
    ("text", "withheld"),
    [
        ("otpauth://totp/li?secret=JBSWY3DPEHPK3PXP", True),
        ("https://open.weixin.qq.com/connect/confirm?uuid=1", False),
    ],
)
def test_it_is_withheld(scene: Any, monkeypatch: pytest.MonkeyPatch, text: str, withheld: bool) -> None:  # noqa: ANN401 (see above)
    monkeypatch.setattr(witness, "picture", lambda *_: qr_code(text))
    if withheld:
        with pytest.raises(NoPicture, match="QR code of a secret"):
            SceneWitness(scene).picture()
    else:
        assert SceneWitness(scene).picture() == qr_code(text)


def test_what_was_said_without_a_browser_is_drawn_without_secrets(
    scene: Any,  # noqa: ANN401 (see above)
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def as_text(_: object, lines: Sequence[str]) -> bytes:
        return "\n".join(lines).encode()

    monkeypatch.setattr(witness, "drawn", as_text)
    monkeypatch.setattr(SceneWitness, "secrets", lambda _: {"p4ss-word": "Wang's password"})
    server = Server("imap", "mail.example", 993, "implicit", "", 3)
    said = SignIn("Wang's mail program", "the account password", server, 7.0, "NO, not p4ss-word")
    scene.browsers.used, scene.sign_ins = False, [said]
    scene.stage.around.browser = SimpleNamespace(beside=lambda: None)
    shown = SceneWitness(scene).picture()
    told = "Wang's mail program: IMAP imap://mail.example:993 the account password"
    assert shown == f"{told}\nNO, not ⟦Wang's password⟧".encode()


def test_where_nothing_was_said_and_no_browser_is_open_there_is_no_picture(
    scene: Any,  # noqa: ANN401 (see above)
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SceneWitness, "secrets", lambda _: {})
    scene.browsers.used, scene.sign_ins = False, []
    assert SceneWitness(scene).picture() is None


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NothingAppeared("Locator.wait_for: Timeout 2000ms exceeded."), "the page was busy"),
        (BrowserError("Page.screenshot: Unable to capture"), "could not take it: Unable to capture"),
    ],
)
def test_why_there_is_none_is_said_in_words(
    scene: Any,  # noqa: ANN401 (see above)
    monkeypatch: pytest.MonkeyPatch,
    error: BrowserError,
    told: str,
) -> None:
    def fails(*_: object) -> bytes:
        raise error

    monkeypatch.setattr(witness, "picture", fails)
    with pytest.raises(NoPicture, match=told):
        SceneWitness(scene).picture()
