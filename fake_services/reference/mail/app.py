"""The web mail as an ASGI application: which page serves which stage of a login."""

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from fake_services.reference.asked import Claimed
from fake_services.reference.headers import SecurityHeaders
from fake_services.reference.mail import (
    approvals,
    binding,
    doors,
    live,
    mailbox,
    scans,
    second_step,
    settings_pages,
    step_up,
    sync,
    trust,
)
from fake_services.reference.mail.call import Call, Mail
from fake_services.reference.mail.gate import Gate
from fake_services.reference.methods import SCANNED
from fake_services.reference.paths import ServedPaths
from fake_services.reference.records import Stage

BIND, VERIFY, TRUST, OPEN = Stage


def mail_app(mail: Mail) -> Starlette:
    """Return the mail's routes, each behind the gate but for the single logout, which the portal posts."""
    gate = Gate(mail)
    route = gate.route
    return Starlette(
        routes=[
            route("GET", "/login", doors.ask),
            route("POST", "/login", doors.sign_in),
            route("GET", "/m/login", doors.ask),
            route("POST", "/m/login", doors.sign_in),
            route("GET", "/cas", doors.from_portal),
            Route("/cas", doors.SingleLogout(mail).serve, methods=["POST"]),
            route("GET", "/help", _help, *mail.policy.help_from()),
            route("GET", "/choose", doors.choose, *Stage),
            route("GET", "/switch", doors.switch, *Stage),
            route("POST", "/logout", doors.sign_out, *Stage),
            *(route("GET", f"/{one}", scans.answer_to(one), BIND, VERIFY, OPEN) for one in SCANNED),
            route("GET", "/bind", binding.methods, BIND),
            route("GET", "/bind/{method}", binding.show, BIND, OPEN),
            route("POST", "/api/bind/{method}/code", binding.send, BIND, OPEN),
            route("POST", "/api/bind/{method}", binding.confirm, BIND, OPEN),
            route("POST", "/api/pairing", approvals.paired, BIND, OPEN),
            route("GET", "/verify", second_step.show, VERIFY),
            route("GET", "/verify/{method}", second_step.show, VERIFY),
            route("POST", "/api/verify/{method}/code", second_step.send, VERIFY),
            route("POST", "/api/verify/{method}", second_step.confirm, VERIFY),
            route("POST", "/api/verify/{method}/push", approvals.push, VERIFY),
            route("POST", "/api/verify/{method}/answer", approvals.answered, VERIFY),
            route("GET", "/trust", trust.ask, TRUST),
            route("POST", "/trust", trust.answer, TRUST),
            route("GET", "/", mailbox.welcome, OPEN),
            route("GET", "/inbox", mailbox.inbox, OPEN),
            route("GET", "/contacts", mailbox.contacts, OPEN),
            gate.socket("/api/live", live.letters, OPEN),
            route("GET", "/api/contacts", mailbox.who_wrote, OPEN),
            route("GET", "/api/letters", mailbox.letters, OPEN),
            route("GET", "/api/letters/{number:int}", mailbox.letter, OPEN),
            route("GET", "/settings", settings_pages.personal, OPEN),
            route("GET", "/settings/security", settings_pages.security, OPEN),
            route("GET", "/settings/two-step", settings_pages.two_step, OPEN),
            route("POST", "/settings/two-step", step_up.begin, OPEN),
            route("GET", "/settings/step-up", step_up.show, OPEN),
            route("GET", "/settings/step-up/{method}", step_up.show, OPEN),
            route("POST", "/api/step-up/{method}/code", step_up.send, OPEN),
            route("POST", "/api/step-up/{method}", step_up.confirm, OPEN),
            *sync.routes(mail),
            *mail.front.routes,
        ],
        middleware=[
            *mail.front.middleware,
            Middleware(Claimed),
            Middleware(ServedPaths, served_as=mail.policy.served_as),
            Middleware(
                SecurityHeaders,
                sources=mail.front.sources(mail.hosts.portal),
                framed_by=mail.front.framed_by(mail.policy.framed_by()),
            ),
        ],
    )


async def _help(call: Call) -> Response:
    return call.page("help.html")
