"""Coremail 论客 App: paired with a mailbox, it approves logins and shows codes (G6.10)."""

import logging
from collections.abc import Mapping
from typing import NamedTuple, Protocol, Self, override

import segno

from fake_services.reference.mail.call import Call, Mail
from fake_services.reference.methods.base import Factor, Outside
from fake_services.reference.outgoing.coremail_app import AppFailed, AppGateway, CoremailApp
from fake_services.reference.records import Binding, Errand, Operation, Place

UNAVAILABLE = "论客 App 服务暂不可用，请稍后再试"
log = logging.getLogger(__name__)


class AppDoor(Protocol):
    """The push gateway of the app; every call raises AppFailed."""

    async def offer(self, label: str) -> tuple[str, str]:
        """Return a new pairing's id, and the link in its QR code but for the secret."""

    async def pairing(self, id: str) -> str:
        """Return what became of a pairing."""

    async def end(self, id: str) -> None:
        """Let a pairing end."""

    async def push(self, id: str, text: str) -> str:
        """Ask for an approval, and return the push's id."""

    async def answer(self, push: str) -> str:
        """Return what was answered to a push."""


class Pairing(NamedTuple):
    """What is bound: the gateway's id of a pairing, and the secret (base32) that only the app knows too."""

    id: str
    secret: str

    @classmethod
    def bound(cls, value: str) -> Self:
        """The pairing that stands in a binding."""
        id, _, secret = value.rpartition(".")
        return cls(id, secret)

    @property
    def value(self) -> str:
        """How it stands in a binding."""
        return f"{self.id}.{self.secret}"


class App(Factor[AppDoor]):
    """A pairing of the app."""

    label = "Coremail 论客 App"
    rank = 4
    page = "bind_app.html"
    prompt = "请在论客 App 中批准登录请求，或输入其显示的 6 位验证码"
    accounts = (("coremail_app", CoremailApp),)
    by_push = True

    @override
    def gateway(self, outside: Outside) -> AppDoor:
        return AppGateway(outside.http, outside.settings.account(CoremailApp), outside.clock)

    @override
    async def shown(self, call: Call, operation: Operation) -> Mapping[str, object]:
        """The QR code to scan; without one, the page's notice says why."""
        try:
            if not operation.pairing:
                operation.pairing, operation.link = await self.reached(call.mail).offer(call.address)
        except AppFailed as failed:
            log.warning("论客 App: %s", failed)
            call.session.notice = call.mail.policy.told_on_failure(UNAVAILABLE, str(failed))
            return {"picture": ""}
        link = f"{operation.link}&secret={operation.secret}"
        return {"picture": segno.make(link, micro=False).png_data_uri(scale=5)}

    @override
    async def accepts(self, call: Call, errand: Errand, value: str, text: str) -> bool:
        return await call.mail.codes.accepts_otp(errand, Pairing.bound(value).secret, text)

    @override
    async def ended(self, mail: Mail, binding: Binding, place: Place) -> None:
        """Tell the gateway that the pairing is over; whether it hears or not, the binding is."""
        if not mail.policy.ends_pairing(place):
            return
        try:
            await self.reached(mail).end(Pairing.bound(binding.value).id)
        except AppFailed as failed:
            log.warning("论客 App: %s", failed)


APP = App("coremail_app")
