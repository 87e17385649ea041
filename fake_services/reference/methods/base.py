"""What every method says of itself: how it is bound, how it proves, and which gateway it calls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, cast

import httpx
import msgspec

from fake_services.clock import Clock
from fake_services.reference.mail.call import Call, Mail
from fake_services.reference.records import Binding, Errand, Method, Operation, Place
from fake_services.reference.refused import Refused
from fake_services.reference.settings import Settings

Provider = Literal["tencent", "alibaba", "campus"]


@dataclass(frozen=True)
class Outside:
    """What gateways are reached by; `http` stays the caller's to close, `smtp` is host and port."""

    settings: Settings
    http: httpx.AsyncClient
    smtp: tuple[str, int]
    clock: Clock
    provider: Provider


class Factor[Gateway](Method):
    """A method with all that it does at the mail, over its gateway.

    `page` is the template that binds it, `prompt` what the second step says to do, `taken` what is said of
    another's value; `frame` is the host whose page it shows in a frame. `accounts` are its tables of the
    settings file, by name.
    """

    page: ClassVar[str]
    prompt: ClassVar[str] = ""
    taken: ClassVar[str] = "该验证方式已绑定其他邮箱"
    frame: ClassVar[str] = ""
    accounts: ClassVar[Sequence[tuple[str, type[msgspec.Struct]]]] = ()
    by_message: ClassVar[bool] = False
    """Whether it proves by a code that is sent."""
    by_push: ClassVar[bool] = False
    """Whether a login can be approved on the phone."""

    def gateway(self, outside: Outside) -> Gateway:
        """Return what the method calls, as the operator configured it."""
        raise NotImplementedError

    def reached(self, mail: Mail) -> Gateway:
        """Return the gateway that this mail calls."""
        return cast("Gateway", mail.gateways[self])

    async def shown(self, call: Call, operation: Operation) -> Mapping[str, object]:
        """Return what the page that binds it is made with."""
        return {}

    def typed(self, call: Call, operation: Operation) -> str:
        """Return what a code shall bind; raises Refused for what it cannot."""
        raise Refused("该验证方式不可用", 404)

    def qr_page(self, call: Call, place: Place, request: str) -> str:
        """Return the address of a page with a QR code that proves, "" if it does not prove by scanning."""
        return ""

    async def accepts(self, call: Call, errand: Errand, value: str, text: str) -> bool:
        """Tell whether a code that was typed proves that the user holds the value."""
        return await call.mail.codes.accepts(errand, text)

    async def ended(self, mail: Mail, binding: Binding, place: Place) -> None:
        """Take note that a binding has ended."""
