"""The fake phone: messages, a camera for QR codes, WeChat, and an authenticator."""

import io
from urllib.parse import parse_qs, urlsplit

import zxingcpp
from PIL import Image

from fake_services import authenticator
from fake_services.clock import Clock
from fake_services.gateways import Gateways

_QR_CODE = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


class NoQrCode(LookupError):
    """The picture does not show exactly one QR code."""

    def __init__(self, found: int) -> None:
        super().__init__(f"a picture to scan must show exactly one QR code, this one shows {found}")


class Handset:
    """What all the phones of one world can do; numbers are E.164, WeChat accounts are unionids."""

    def __init__(self, gateways: Gateways, clock: Clock) -> None:
        self._gateways = gateways
        self._clock = clock

    def sms(self, number: str) -> list[str]:
        """The texts that arrived at this number, oldest first."""
        return [message.text for message in self._gateways.sms.received(number)]

    def next_sms(self, number: str, after: int, timeout: float) -> str:
        """Text number `after` (from 0) of this number, waiting for it; raises NothingArrived."""
        return self._gateways.sms.next(number, after, timeout).text

    def mails(self, address: str) -> list[str]:
        """The mails that arrived at this address (subject, empty line, body), oldest first."""
        return [message.text for message in self._gateways.mail.received(address)]

    def next_mail(self, address: str, after: int, timeout: float) -> str:
        """Mail number `after` (from 0) of this address, waiting for it; raises NothingArrived."""
        return self._gateways.mail.next(address, after, timeout).text

    def scan(self, picture: bytes) -> str:
        """The text of the one QR code in a PNG or JPEG of a screen; raises NoQrCode."""
        with Image.open(io.BytesIO(picture)) as screen:
            codes = zxingcpp.read_barcodes(screen.convert("L"), formats=_QR_CODE)
        if len(codes) != 1:
            raise NoQrCode(len(codes))
        return str(codes[0].text)

    def new_wechat(self, nickname: str, unionid: str = "") -> str:
        """A new WeChat account, or one known from an earlier run: its unionid."""
        return self._gateways.wechat.new_account(nickname, unionid)

    def wechat_scan(self, link: str, account: str) -> None:
        """Open the link of a login code in WeChat: the page says 扫描成功. Raises QrExpired."""
        self._gateways.wechat.scan(_uuid(link), account)

    def wechat_agree(self, link: str, account: str) -> None:
        """Agree to the login scanned before. Raises QrExpired, NotScanned."""
        self._gateways.wechat.agree(_uuid(link), account)

    def wechat_refuse(self, link: str, account: str) -> None:
        """Refuse the login scanned before. Raises QrExpired, NotScanned."""
        self._gateways.wechat.refuse(_uuid(link), account)

    def totp(self, uri: str) -> str:
        """The code an authenticator shows for an otpauth://totp URI (RFC 6238) at the world's time."""
        return authenticator.code(uri, self._clock.now())


def _uuid(link: str) -> str:
    """The code's uuid in https://open.weixin.qq.com/connect/confirm?uuid=…; ValueError for anything else."""
    parts = urlsplit(link)
    if (parts.scheme, parts.netloc, parts.path) != ("https", "open.weixin.qq.com", "/connect/confirm"):
        raise ValueError(f"WeChat cannot log in with this QR code: {link}")
    return parse_qs(parts.query)["uuid"][0]
