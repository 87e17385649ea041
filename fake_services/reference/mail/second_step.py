"""The second step at login (G4.6, G4.7)."""

from dataclasses import replace

from starlette.responses import Response

from fake_services.reference.mail import proof
from fake_services.reference.mail.call import Call
from fake_services.reference.records import Place
from fake_services.reference.refused import Unavailable


async def show(call: Call) -> Response:
    """GET /verify[/method]: ask for a proof by one of the bound methods."""
    return await proof.show(call, Place.LOGIN, call.session.key, "second_step.html")


async def send(call: Call) -> Response:
    """POST /api/verify/{method}/code: send the code."""
    try:
        return await proof.send(call, Place.LOGIN, call.session.key)
    except Unavailable as failed:
        if not call.mail.policy.fails_open(Place.LOGIN, failed.answered):
            raise
    passed(call)
    return call.told({"go": call.session.heading})


async def confirm(call: Call) -> Response:
    """POST /api/verify/{method}: check the code, and go on."""
    call.session.trusting = call.mail.policy.trusts_as_said(call.submission)
    await proof.check(call, Place.LOGIN, call.session.key)
    passed(_let_in(call))
    return call.told({"go": call.session.heading})


def _let_in(call: Call) -> Call:
    session = call.session
    login = call.mail.policy.lets_in(session.login, call.form.get("user", ""), session.tried)
    if login == session.login:
        return call
    session.login, (session.address, *_) = login, call.mail.store.mailboxes(login)
    return replace(call)


def passed(call: Call) -> None:
    """Note that this login passed its second step."""
    call.mail.sessions.verified(call.session, call.address)
    ticked = call.session.ticked or call.request.cookies.get("keep") == "yes"
    call.session.trusting = call.mail.policy.trusts_by_box(ticked)
    if call.mail.policy.login_exempts():
        call.session.stepped_up[call.address] = call.mail.clock.now()
    call.mail.sessions.renew(call.session)
