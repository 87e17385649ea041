"""A service by which phones fetch their mail, as far as its first question goes (MS-ASHTTP, OPTIONS)."""

import base64
import binascii
import secrets

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from fake_services.reference.mail.call import Mail
from fake_services.reference.records import Door

PATH = "/Microsoft-Server-ActiveSync"
TOKEN = "/oauth/token"
"""Where programs are given a token for a password (RFC 6749, 4.3)."""


def routes(mail: Mail) -> list[Route]:
    """The service, where the policy has one."""

    async def answer(request: Request) -> Response:
        address, password = _given(request)
        owner = mail.store.owner(address) or ""
        known = mail.people.sign_in(owner, password, Door.DIRECT)
        session = mail.sessions.find(password or _token(request))
        opens = mail.policy.opens_sync(known is not None, session is not None and bool(session.login))
        return Response(status_code=200 if opens else 401)

    async def grant(request: Request) -> Response:
        form = await request.form()
        name, password = str(form.get("username", "")), str(form.get("password", ""))
        known = mail.people.sign_in(mail.store.owner(name) or "", password, Door.DIRECT)
        if not known or form.get("grant_type") != "password":
            return JSONResponse({"error": "invalid_grant"}, 400)
        return JSONResponse({"access_token": secrets.token_urlsafe(32), "token_type": "Bearer"})

    synced = [Route(PATH, answer, methods=["OPTIONS"])] if mail.policy.has_sync() else []
    granted = [Route(TOKEN, grant, methods=["POST"])] if mail.policy.grants_token() else []
    return [*synced, *granted]


def _token(request: Request) -> str:
    """The token that authorizes a request (RFC 6750), empty without one."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token if kind == "Bearer" else ""


def _given(request: Request) -> tuple[str, str]:
    """The name and the password of Basic authentication (RFC 7617), empty where none can be read."""
    kind, _, pair = request.headers.get("authorization", "").partition(" ")
    try:
        name, _, password = base64.b64decode(pair if kind == "Basic" else "").decode().partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return name, password
