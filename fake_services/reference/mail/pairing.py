"""Pairing the app 论客 with a mailbox, and the end of that (G6.10)."""

import logging
from typing import NamedTuple, Self

import segno

from fake_services.reference.mail.call import Call, Mail
from fake_services.reference.outgoing.coremail_app import AppFailed
from fake_services.reference.records import Binding, Method, Operation, Place

UNAVAILABLE = "论客 App 服务暂不可用，请稍后再试"
log = logging.getLogger(__name__)


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


async def shown(call: Call, operation: Operation) -> dict[str, object]:
    """The QR code to scan; without one, the page's notice says why."""
    mail = call.mail
    try:
        if not operation.pairing:
            operation.pairing, operation.link = await mail.coremail_app.offer(call.address)
    except AppFailed as failed:
        log.warning("论客 App: %s", failed)
        call.session.notice = mail.policy.told_on_failure(UNAVAILABLE, str(failed))
        return {"picture": ""}
    link = f"{operation.link}&secret={operation.secret}"
    return {"picture": segno.make(link, micro=False).png_data_uri(scale=5)}


async def end(mail: Mail, old: Binding | None, place: Place) -> None:
    """Tell the gateway that the pairing is over; whether it hears or not, the binding is."""
    if old is None or old.method is not Method.APP or not mail.policy.ends_pairing(place):
        return
    try:
        await mail.coremail_app.end(Pairing.bound(old.value).id)
    except AppFailed as failed:
        log.warning("论客 App: %s", failed)
