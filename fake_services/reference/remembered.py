"""The name that a login fills in by itself, where somebody ticked that it should."""

from starlette.requests import Request
from starlette.responses import Response

from fake_services.reference.policy import DAY

COOKIE = "remembered"


def remember(answer: Response, name: str, of: str | None) -> None:
    """Have the browser keep this name for a year, for all hosts of the campus that this one is of."""
    campus = (of or "").partition(".")[2]
    answer.set_cookie(COOKIE, name, 365 * DAY, domain=campus, secure=True, httponly=True, samesite="lax")


def remembered(request: Request) -> str:
    """The name that the browser keeps; empty without one."""
    return request.cookies.get(COOKIE, "")
