"""A service by which phones fetch their mail, as far as its first question goes (MS-ASHTTP, OPTIONS)."""

import base64
import binascii

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fake_services.reference.mail.call import Mail
from fake_services.reference.records import Door

PATH = "/Microsoft-Server-ActiveSync"


def routes(mail: Mail) -> list[Route]:
    """The service, where the policy has one."""

    async def answer(request: Request) -> Response:
        address, password = _given(request)
        owner = mail.store.owner(address) or ""
        known = mail.people.sign_in(owner, password, Door.DIRECT)
        return Response(status_code=200 if known else 401)

    return [Route(PATH, answer, methods=["OPTIONS"])] if mail.policy.has_sync() else []


def _given(request: Request) -> tuple[str, str]:
    """The name and the password of Basic authentication (RFC 7617), empty where none can be read."""
    kind, _, pair = request.headers.get("authorization", "").partition(" ")
    try:
        name, _, password = base64.b64decode(pair if kind == "Basic" else "").decode().partition(":")
    except (binascii.Error, ValueError):
        return "", ""
    return name, password
