import io

import pytest
import segno
from PIL import Image

from fake_services.clock import Clock
from fake_services.handsets.handset import Handset, NoQrCode
from fake_services.phones.authenticator import code
from fake_services.phones.inbox import Message, NothingArrived
from fake_services.providers.gateways import Gateways
from fake_services.providers.provider import Tables
from fake_services.providers.wechat import QrExpired

LINK = "https://open.weixin.qq.com/connect/confirm?uuid="
WECOM_LINK = "https://open.work.weixin.qq.com/wwopen/sso/confirm2?notretry=yes&k="
URI = "otpauth://totp/%E9%82%AE%E7%AE%B1:li@kust.edu.cn?secret=JBSWY3DPEHPK3PXP&issuer=%E9%82%AE%E7%AE%B1"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def gateways(clock: Clock, settings: Tables) -> Gateways:
    """A world whose servers nobody calls."""
    return Gateways(clock, settings)


@pytest.fixture
def handset(gateways: Gateways, clock: Clock) -> Handset:
    return Handset(gateways, clock)


def screen(*texts: str, kind: str = "PNG", scale: int = 3) -> bytes:
    """A 1280x720 screen that shows a QR code for each text."""
    picture = Image.new("RGB", (1280, 720), "#f4f6fa")
    for place, text in enumerate(texts):
        symbol = io.BytesIO()
        segno.make(text).save(symbol, kind="png", scale=scale, border=4)
        picture.paste(Image.open(symbol).convert("RGB"), (200 + 400 * place, 150))
    shot = io.BytesIO()
    picture.save(shot, kind, quality=60)
    return shot.getvalue()


def test_messages_of_one_number_and_one_address(handset: Handset, gateways: Gateways) -> None:
    for text in ("one", "two"):
        gateways.sms.deliver(Message("KUST", "+8613800138000", text, 0.0))
        gateways.mail.deliver(Message("no-reply@kust.edu.cn", "li@example.com", f"mail {text}", 0.0))
    assert handset.received("+8613800138000") == ["one", "two"]
    assert handset.next("+8613800138000", after=1, timeout=0) == "two"
    assert handset.received("+8613900139000") == []
    assert handset.received("li@example.com") == ["mail one", "mail two"]
    assert handset.next("li@example.com", after=0, timeout=0) == "mail one"
    with pytest.raises(NothingArrived):
        handset.next("li@example.com", after=2, timeout=0)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("scale", [2, 3, 10])
def test_the_camera_reads_a_code_large_or_small(handset: Handset, kind: str, scale: int) -> None:
    assert handset.scan(screen(URI, kind=kind, scale=scale)) == URI


@pytest.mark.parametrize("texts", [(), (URI, "https://open.weixin.qq.com/connect/confirm?uuid=1")])
def test_the_camera_wants_exactly_one_code(handset: Handset, texts: tuple[str, ...]) -> None:
    with pytest.raises(NoQrCode, match=f"exactly one QR code of an app, this one shows {len(texts)}"):
        handset.scan(screen(*texts))


def test_a_code_that_no_app_opens_is_not_seen(handset: Handset) -> None:
    assert handset.scan(screen("https://www.kust.edu.cn/", URI)) == URI
    with pytest.raises(NoQrCode):
        handset.scan(screen("https://www.kust.edu.cn/"))


def test_the_authenticator_follows_the_worlds_clock(handset: Handset, clock: Clock) -> None:
    clock.advance(3600)
    before, shown, after = code(URI, clock.now()), handset.totp(URI), code(URI, clock.now())
    assert shown in (before, after)


def test_wechat_opens_only_its_own_links(handset: Handset) -> None:
    with pytest.raises(ValueError, match="cannot log in with this QR code: https://example"):
        handset.app("wechat").scan(
            "https://example.com/connect/confirm?uuid=1", handset.app("wechat").new_account("李老师")
        )


def test_wecom_opens_only_its_own_links(handset: Handset) -> None:
    with pytest.raises(ValueError, match="WeCom cannot log in with this QR code: https"):
        handset.app("wecom").scan(f"{LINK}1", handset.app("wecom").new_account("李老师"))


def test_a_code_never_shown_counts_as_expired(handset: Handset) -> None:
    with pytest.raises(QrExpired):
        handset.app("wechat").scan(f"{LINK}made-up", handset.app("wechat").new_account("李老师"))
    with pytest.raises(QrExpired):
        handset.app("wecom").scan(f"{WECOM_LINK}made-up", handset.app("wecom").new_account("李老师"))
