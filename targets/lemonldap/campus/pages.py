"""The mail's own pages, and its side of CAS (https://apereo.github.io/cas/protocol)."""

import re
import secrets
from urllib.parse import urlencode

from cas import CASClient
from flask import Blueprint, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from campus import directory
from campus.settings import MAIL, PORTAL

COOKIE = "mail"
SERVICE = f"{MAIL}login"
TICKET = re.compile(r"<samlp:SessionIndex>([^<]+)<")

pages = Blueprint("pages", __name__)
_sessions: dict[str, tuple[str, str]] = {}
"""Cookie -> whose mailbox it opens, and by which ticket."""


def _address() -> str:
    return _sessions.get(request.cookies.get(COOKIE, ""), ("", ""))[0]


@pages.get("/")
def welcome() -> Response | str:
    """The first page of a mailbox; without a session to the portal."""
    address = _address()
    if not address:
        return redirect(f"{PORTAL}cas/login?{urlencode({'service': SERVICE})}")
    return render_template("welcome.html", address=address, portal=PORTAL)


@pages.get("/inbox")
def inbox() -> Response | str:
    """The letters."""
    address = _address()
    return render_template("inbox.html", letters=directory.letters(address)) if address else redirect("/")


@pages.get("/login")
def login() -> Response:
    """Whoever brings a ticket that the portal vouches for is let in."""
    ticket = request.args.get("ticket", "")
    user, attributes, _ = CASClient(version=3, server_url=f"{PORTAL}cas/", service_url=SERVICE).verify_ticket(
        ticket
    )
    if not user:
        abort(403)
    cookie = secrets.token_urlsafe()
    _sessions[cookie] = attributes["mail"], ticket
    answer = redirect("/")
    answer.set_cookie(COOKIE, cookie, secure=True, httponly=True, samesite="Lax")
    return answer


@pages.post("/login")
def ended() -> str:
    """The portal says that the session behind a ticket has ended."""
    said = TICKET.search(request.form.get("logoutRequest", ""))
    for cookie, (_, ticket) in list(_sessions.items()):
        if said and ticket == said[1]:
            del _sessions[cookie]
    return ""


@pages.post("/logout")
def logout() -> Response:
    """Sign out, here and at the portal."""
    _sessions.pop(request.cookies.get(COOKIE, ""), None)
    return redirect(f"{PORTAL}cas/logout?{urlencode({'service': MAIL})}", 303)
