"""The fake phone: messages, a camera for QR codes, WeChat, WeCom, an authenticator, and the app 论客."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import zxingcpp
from PIL import Image

from fake_services.phones import authenticator
from fake_services.world.clock import Clock
from fake_services.world.gateways import Gateways

OPENED = ("https://open.weixin.qq.com/", "https://open.work.weixin.qq.com/", "otpauth://", "lunkr://")
"""How the QR codes begin that an app on this phone opens; a page may show others beside them."""
_QR_CODE = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


class NoQrCode(LookupError):
    """The picture does not show exactly one QR code that an app opens."""

    def __init__(self, found: int) -> None:
        super().__init__(f"a picture to scan must show exactly one QR code of an app, this one shows {found}")


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
    wecom: str = ""
    """Its calls to WeCom."""
    coremail_app: str = ""
    """Its calls to the gateway of the app 论客."""
    mail: str = ""
    """Its mail."""
    unable: Callable[[str], Exception] = NotImplementedError

    def need(self, why_not: str) -> None:
        """Raise the exception where there is a reason why not."""
        if why_not:
            raise self.unable(why_not)


EVERYTHING = Reach()


class Handset:
    """What all the phones of one world can do; numbers are E.164, accounts unionids or userids.

    The app 论客 is one installation of it, known by an id; so is a push. What is out of their reach raises
    the reach's own exception, once a scenario needs it.
    """

    def __init__(self, gateways: Gateways, clock: Clock, reach: Reach = EVERYTHING) -> None:
        self._gateways = gateways
        self._clock = clock
        self._reach = reach

    def begin(self) -> None:
        """Begin a scenario: what arrived or was refused before is forgotten."""
        self._gateways.refusals.forget()
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
        """The text of the one QR code in a PNG or JPEG of a screen that an app opens; raises NoQrCode."""
        with Image.open(io.BytesIO(picture)) as screen:
            codes = zxingcpp.read_barcodes(screen.convert("L"), formats=_QR_CODE)
        texts = [code.text for code in codes if code.text.startswith(OPENED)]
        if len(texts) != 1:
            raise NoQrCode(len(texts))
        return str(texts[0])

    def new_wechat(self, nickname: str, unionid: str = "") -> str:
        """A new WeChat account, or one known from an earlier run: its unionid."""
        return self._gateways.wechat.new_account(nickname, unionid)

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

    def new_wecom(self, nickname: str, userid: str = "") -> str:
        """A new WeCom account, or one known from an earlier run: its userid in the corp."""
        return self._gateways.wecom.new_member(nickname, userid)

    def userid(self, account: str) -> str:
        """What the deployment knows a WeCom account by."""
        self._reach.need(self._reach.wecom)
        return account

    def wecom_scan(self, link: str, account: str) -> None:
        """Open the link of a login code in WeCom: the page says 扫描成功. Raises QrExpired."""
        self._reach.need(self._reach.wecom)
        self._gateways.wecom.scan(_key(link), account)

    def wecom_agree(self, link: str, account: str) -> None:
        """Agree to the login scanned before. Raises QrExpired, NotScanned."""
        self._gateways.wecom.agree(_key(link), account)

    def wecom_refuse(self, link: str, account: str) -> None:
        """Refuse the login scanned before. Raises QrExpired, NotScanned."""
        self._gateways.wecom.refuse(_key(link), account)

    def totp(self, uri: str) -> str:
        """The code an authenticator shows for an otpauth://totp URI (RFC 6238) at the world's time."""
        return authenticator.code(uri, self._clock.now())

    def new_app(self) -> str:
        """The app 论客 installed on a phone: its id."""
        return self._gateways.apps.new_app()

    def app_pair(self, link: str, app: str) -> None:
        """Scan the QR code of a pairing with the app. Raises AppRefused, ValueError."""
        self._reach.need(self._reach.coremail_app)
        self._gateways.apps.pair(link, app)

    def app_paired_beforehand(self, app: str, secret: str) -> str:
        """Pair the app with a mailbox whose deployment is told so otherwise; the pairing's id."""
        self._reach.need(self._reach.coremail_app)
        return self._gateways.apps.paired_beforehand(app, secret)

    def app_is_paired(self, app: str) -> bool:
        """Whether the app has a pairing that has not ended."""
        return self._gateways.apps.is_paired(app)

    def pushes(self, app: str) -> list[str]:
        """The texts of what was pushed to the app, oldest first."""
        return [push.text for push in self._gateways.apps.pushes(app)]

    def next_push(self, app: str, after: int, timeout: float) -> str:
        """Push number `after` (from 0) of this app, waiting for it: its id; raises NothingArrived."""
        return self._gateways.apps.next_push(app, after, timeout).id

    def app_answer(self, push: str, app: str, approved: bool) -> None:
        """Approve or refuse a push. Raises AppRefused."""
        self._gateways.apps.answer(push, app, approved)

    def app_code(self, app: str) -> str:
        """The code that the app shows, offline, for what it was paired with last."""
        return self._gateways.apps.code(app)


def _uuid(link: str) -> str:
    """The code's uuid in https://open.weixin.qq.com/connect/confirm?uuid=…; ValueError for anything else."""
    return _part(link, "WeChat", "https://open.weixin.qq.com/connect/confirm", "uuid")


def _key(link: str) -> str:
    """The key in https://open.work.weixin.qq.com/wwopen/sso/confirm2?k=…; ValueError for anything else."""
    return _part(link, "WeCom", "https://open.work.weixin.qq.com/wwopen/sso/confirm2", "k")


def _part(link: str, app: str, page: str, name: str) -> str:
    parts = urlsplit(link)
    if parts._replace(query="").geturl() != page:
        raise ValueError(f"{app} cannot log in with this QR code: {link}")
    return parse_qs(parts.query)[name][0]
