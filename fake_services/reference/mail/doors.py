"""How a login begins and ends: the portal's CAS, the direct login, switching, 退出."""

import logging
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from fake_services.reference.login import Identity
from fake_services.reference.mail.call import Call, Mail
from fake_services.reference.outgoing.cas import CasFailed, logout_ticket
from fake_services.reference.records import Door
from fake_services.reference.refused import Refused
from fake_services.reference.remembered import remember, remembered

log = logging.getLogger(__name__)


FORMS = {Door.DIRECT: "login.html", Door.MOBILE: "mobile_login.html"}


async def ask(call: Call) -> Response:
    """GET /login, /m/login: the direct login's form, and that of the mobile web."""
    _need_own_door(call)
    return call.page(FORMS[_door(call)], {"message": "", "account": remembered(call.request)})


def _door(call: Call) -> Door:
    return Door.MOBILE if call.request.url.path.startswith("/m/") else Door.DIRECT


async def sign_in(call: Call) -> Response:
    """POST /login, /m/login: begin a login with a mailbox's address and its holder's password (G4.8)."""
    _need_own_door(call)
    name = call.form.get("account", "")
    address = call.mail.policy.named(name, _door(call))
    login = call.mail.store.owner(address) or ""
    person = call.mail.people.sign_in(login, call.form.get("password", ""), _door(call))
    known = call.mail.policy.trust_saves_password() and call.mail.policy.is_trusted(
        replace(call, about=address).visit
    )
    if person is None and not known:
        call.session.tried = login
        standing = call.mail.people.standing(login, call.form.get("password", ""))
        message = call.mail.policy.refusal(standing)
        return call.page(FORMS[_door(call)], {"message": message, "account": address}, standing.status)
    begun = _begin(call, Identity(login, address, _door(call), name))
    call.session.ticked = call.form.get("keep") == "yes"
    if call.mail.policy.skips(call.form):
        call.mail.sessions.verified(call.session, address)
    if call.form.get("remember"):
        remember(begun, address, of=call.request.url.hostname)
    return begun


def _need_own_door(call: Call) -> None:
    if not call.mail.policy.has_own_door():
        raise Refused("请从统一身份认证平台登录", 404)


async def from_portal(call: Call) -> Response:
    """GET /cas: come back from the portal with a ticket (G2.1, G2.2)."""
    ticket = call.request.query_params.get("ticket", "")
    try:
        name = await call.mail.cas.validate(ticket, f"{call.mail.hosts.mail}/cas")
    except CasFailed as failed:
        log.warning("CAS login: %s", failed)
        raise Refused("统一身份认证失败，请重新登录", 403) from failed
    login = call.mail.policy.named(name, Door.PORTAL)
    mailboxes = call.mail.store.mailboxes(login)
    if not mailboxes:
        raise Refused("您还没有开通邮箱", 403)
    if not call.mail.policy.accepts_portal_login():
        return call.go("/login")
    main, *others = mailboxes  # the one that was opened first
    begun = _begin(call, Identity(login, main, Door.PORTAL, name, ticket))
    return call.go("/choose") if others and call.mail.policy.chooses_mailbox() else begun


def begin_remembered(call: Call) -> Response | None:
    """Begin a login of whoever's address the browser keeps since they ticked so; None where it keeps none."""
    address = remembered(call.request)
    login = call.mail.store.owner(address)
    return _begin(call, Identity(login, address, Door.DIRECT, address)) if login else None


def _begin(call: Call, who: Identity) -> Response:
    call.session = call.mail.sessions.log_in(call.session, who)
    return call.go(call.mail.policy.heads_for(call.session.heading, call.form))


async def choose(call: Call) -> Response:
    """GET /choose: choose one of one's mailboxes; each has its own gate."""
    return call.page("choose.html", {"mailboxes": call.mail.store.mailboxes(call.session.login)})


async def switch(call: Call) -> Response:
    """GET /switch?mailbox=: go to another mailbox of the same person, through its own gate (G3.11)."""
    call.session.address, call.session.heading, call.session.operation = call.address, "/", None
    return call.go("/")


async def sign_out(call: Call) -> Response:
    """POST /logout: end this session, and the portal's if it came from there (C.logout)."""
    return call.go(end(call))


def end(call: Call) -> str:
    """End this session; returns where that leads."""
    call.session.signed_out = True
    if call.session.door is Door.PORTAL:
        return call.mail.cas.logout_url(f"{call.mail.hosts.mail}/")
    return "/login"


class SingleLogout:
    """POST /cas, from the portal: the ticket's login is over (CAS protocol 3.0, section 2.3.3)."""

    def __init__(self, mail: Mail) -> None:
        self._mail = mail

    async def serve(self, request: Request) -> Response:
        """End the sessions of the ticket that the request names, if it names one."""
        ticket = logout_ticket(str((await request.form()).get("logoutRequest", "")))
        if ticket:
            self._mail.sessions.log_out_ticket(ticket)
        return Response(status_code=204)
