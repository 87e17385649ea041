"""The fake phone: messages, a camera for QR codes, WeChat, and an authenticator."""

import io
from collections.abc import Callable
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Reach:
    """What of the system under test's traffic does not come to us, each with why; empty: it does.

    unable: makes the exception that says so to a scenario.
    """

    sms_gateway: str = ""
    """Its calls to the SMS gateways."""
    messages: str = ""
    """The messages themselves, on their way to a phone."""
    wechat: str = ""
    """Its calls to WeChat."""
    mail: str = ""
    """Its mail."""
    unable: Callable[[str], Exception] = NotImplementedError

    def need(self, why_not: str) -> None:
        """Raise the exception where there is a reason why not."""
        if why_not:
            raise self.unable(why_not)


EVERYTHING = Reach()


class Handset:
    """What all the phones of one world can do; numbers are E.164, WeChat accounts are unionids.

    What is out of their reach raises the reach's own exception, once a scenario needs it.
    """

    def __init__(self, gateways: Gateways, clock: Clock, reach: Reach = EVERYTHING) -> None:
        self._gateways = gateways
        self._clock = clock
        self._reach = reach

    def begin(self) -> None:
        """Begin a scenario: what arrived before is forgotten."""
        self._gateways.sms.forget()
        self._gateways.mail.forget()

    def sms(self, number: str) -> list[str]:
        """The texts that arrived at this number, oldest first."""
        return [message.text for message in self._gateways.sms.received(number)]

    def seen_sms(self, number: str) -> list[str]:
        """The same, without asking anybody: as far as it is known."""
        return self.sms(number)

    def next_sms(self, number: str, after: int, timeout: float) -> str:
        """Text number `after` (from 0) of this number, waiting for it; raises NothingArrived."""
        return self._gateways.sms.next(number, after, timeout).text

    def mails(self, address: str) -> list[str]:
        """The mails that arrived at this address (subject, empty line, body), oldest first."""
        return [message.text for message in self._gateways.mail.received(address)]

    def next_mail(self, address: str, after: int, timeout: float) -> str:
        """Mail number `after` (from 0) of this address, waiting for it; raises NothingArrived."""
        self._reach.need(self._reach.mail)
        return self._gateways.mail.next(address, after, timeout).text

    def scan(self, picture: bytes) -> str:
        """The text of the one QR code in a PNG or JPEG of a screen; raises NoQrCode."""
        with Image.open(io.BytesIO(picture)) as screen:
            codes = zxingcpp.read_barcodes(screen.convert("L"), formats=_QR_CODE)
        if len(codes) != 1:
            raise NoQrCode(len(codes))
        return str(codes[0].text)

    def new_wechat(self, nickname: str) -> str:
        """A new WeChat account: its unionid."""
        return self._gateways.wechat.new_account(nickname)

    def unionid(self, account: str) -> str:
        """What the deployment knows a WeChat account by."""
        self._reach.need(self._reach.wechat)
        return account

    def wechat_scan(self, link: str, account: str) -> None:
        """Open the link of a login code in WeChat: the page says 扫描成功. Raises QrExpired."""
        self._reach.need(self._reach.wechat)
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
