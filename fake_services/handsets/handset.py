"""The fake phone: messages, a camera for QR codes, an authenticator, and each provider's app."""

import io
from typing import Any

import zxingcpp
from PIL import Image

from fake_services.clock import Clock
from fake_services.phones import authenticator
from fake_services.phones.reach import EVERYTHING, Reach
from fake_services.providers.gateways import Gateways
from fake_services.providers.provider import Receiver

AUTHENTICATOR = "otpauth://"
"""How the QR codes begin that the authenticator opens."""
_QR_CODE = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


class NoQrCode(LookupError):
    """The picture does not show exactly one QR code that an app opens."""

    def __init__(self, found: int) -> None:
        super().__init__(f"a picture to scan must show exactly one QR code of an app, this one shows {found}")


class Handset:
    """What all the phones of one world can do; numbers are E.164.

    A message is for a number, an e-mail address, or one app. What is out of the phones' reach raises the
    reach's own exception, once a scenario needs it.
    """

    def __init__(self, gateways: Gateways, clock: Clock, reach: Reach = EVERYTHING) -> None:
        self._gateways = gateways
        self._clock = clock
        self._reach = reach
        providers = gateways.providers.values()
        self._apps = {one.method: one.phone(reach) for one in providers if one.phone}
        self._opened = (AUTHENTICATOR, *(start for one in providers for start in one.opens))
        self._inboxes = [one.inbox for one in providers if one.inbox]

    def begin(self) -> None:
        """Begin a scenario: what arrived or was refused before is forgotten."""
        self._gateways.refusals.forget()
        self._gateways.sms.forget()
        self._gateways.mail.forget()

    def received(self, to: str) -> list[str]:
        """The texts that arrived there, oldest first; a mail's are subject, empty line, body."""
        if to.startswith("+"):
            return self.sms(to)
        return self._gateways.mail.texts(to) if "@" in to else self._pushed(to).texts(to)

    def seen(self, to: str) -> list[str]:
        """The same, without asking anybody: as far as it is known."""
        return self.seen_sms(to) if to.startswith("+") else self.received(to)

    def times(self, to: str) -> list[float]:
        """When each came that is seen there, in seconds of time.monotonic(); of some kinds nobody knows."""
        if to.startswith("+"):
            return self._gateways.sms.times(to)
        return self._gateways.mail.times(to) if "@" in to else self._pushed(to).times(to)

    def everything(self) -> list[str]:
        """All texts of this scenario, to whomever, on their way too, as far as they are known."""
        return [
            message.text for inbox in (self._gateways.sms, self._gateways.mail) for message in inbox.sent()
        ]

    def next(self, to: str, after: int, timeout: float) -> str:
        """Text number `after` (from 0), or the push's id, waiting for it; raises NothingArrived."""
        if to.startswith("+"):
            return self.next_sms(to, after, timeout)
        if "@" not in to:
            return self._pushed(to).following(to, after, timeout)
        self._reach.need(self._reach.mail)
        return self._gateways.mail.next(to, after, timeout).text

    def sms(self, number: str) -> list[str]:
        """The texts that arrived at this number, oldest first."""
        return self._gateways.sms.texts(number)

    def seen_sms(self, number: str) -> list[str]:
        """The same, without asking anybody."""
        return self.sms(number)

    def next_sms(self, number: str, after: int, timeout: float) -> str:
        """Text number `after` (from 0) of this number, waiting for it; raises NothingArrived."""
        return self._gateways.sms.next(number, after, timeout).text

    def _pushed(self, app: str) -> Receiver:
        return next(inbox for inbox in self._inboxes if inbox.knows(app))

    def scan(self, picture: bytes) -> str:
        """The text of the one QR code in a PNG or JPEG of a screen that an app opens; raises NoQrCode."""
        texts = [text for text in self.qr_codes(picture) if text.startswith(self._opened)]
        if len(texts) != 1:
            raise NoQrCode(len(texts))
        return texts[0]

    @staticmethod
    def qr_codes(picture: bytes) -> list[str]:
        """The texts of all QR codes in a PNG or JPEG, whatever they are for."""
        with Image.open(io.BytesIO(picture)) as screen:
            codes = zxingcpp.read_barcodes(screen.convert("L"), formats=_QR_CODE)
        return [code.text for code in codes]

    def totp(self, uri: str, ahead: float = 0) -> str:
        """The code an authenticator shows for an otpauth://totp URI (RFC 6238) so many seconds from now."""
        return authenticator.code(uri, self._clock.now() + ahead)

    def app(self, method: str) -> Any:  # noqa: ANN401 (each method's provider says what its app can do)
        """The app of this method's provider; raises KeyError where it has none."""
        return self._apps[method]
