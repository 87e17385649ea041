"""The mailbox itself: the welcome page, the inbox, its letters."""

from datetime import datetime, timedelta, timezone

from starlette.responses import Response

from fake_services.reference.mail.call import Call
from fake_services.reference.refused import Refused
from fake_services.reference.store import Letter

CHINA = timezone(timedelta(hours=8))
SENDER = "昆明理工大学信息化建设管理中心"


async def welcome(call: Call) -> Response:
    """GET /: the first page of the mailbox."""
    return call.page("welcome.html", _others(call))


async def inbox(call: Call) -> Response:
    """GET /inbox: the letters."""
    return call.page("inbox.html")


async def contacts(call: Call) -> Response:
    """GET /contacts: who has written."""
    return call.page("contacts.html")


async def who_wrote(call: Call) -> Response:
    """GET /api/contacts?mailbox=: each of them, and what about."""
    wrote = [{"name": head["sender"], "about": head["subject"]} for head in heads(call)]
    return call.told({"mailbox": call.address, "contacts": wrote})


def _others(call: Call) -> dict[str, object]:
    mailboxes = call.mail.store.mailboxes(call.session.login)
    return {"others": [address for address in mailboxes if address != call.address]}


async def letters(call: Call) -> Response:
    """GET /api/letters?mailbox=: the list of letters."""
    return call.told({"mailbox": call.address, "letters": heads(call)})


def heads(call: Call) -> list[dict[str, object]]:
    """What the list of letters shows of each."""
    kept = [x for x in call.mail.store.letters() if call.mail.policy.reads(x.address, call.address)]
    return [_head(letter) for letter in kept]


async def letter(call: Call) -> Response:
    """GET /api/letters/{number}?mailbox=: one letter."""
    number, reads = call.request.path_params["number"], call.mail.policy.reads
    for kept in call.mail.store.letters():
        if kept.number == number and reads(kept.address, call.address):
            link = call.mail.hosts.mail + call.mail.policy.letter_leads_to(call.session.id)
            return call.told({**_head(kept), "body": f"您好！现通知：{kept.word}。如有疑问，请见 {link} 。"})
    raise Refused("没有这封邮件", 404)


def _head(letter: Letter) -> dict[str, object]:
    at = datetime.fromtimestamp(letter.at, CHINA).isoformat(sep=" ", timespec="minutes")[:16]
    return {"id": letter.number, "sender": SENDER, "subject": f"通知 {letter.word}", "at": at}
