"""个人设置, 安全设置 and 二次验证设置 (G4.1–G4.5)."""

from starlette.responses import Response

from fake_services.reference.mail.binding import in_force
from fake_services.reference.mail.call import Call
from fake_services.reference.methods import METHODS
from fake_services.reference.records import Place


async def personal(call: Call) -> Response:
    """GET /settings: 个人设置."""
    name, _ = call.mail.store.person(call.session.login) or ("", "")
    return call.page("personal.html", {"name": name})


async def security(call: Call) -> Response:
    """GET /settings/security: 安全设置."""
    return call.page("security.html")


async def two_step(call: Call) -> Response:
    """GET /settings/two-step: every method, with what is bound and what can be done."""
    rows = [(method, in_force(call, method)) for method in call.mail.policy.methods(METHODS, Place.SETTINGS)]
    return call.page("two_step.html", {"rows": rows})
