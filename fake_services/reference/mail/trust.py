"""The trust question (G3.5–G3.10)."""

from starlette.responses import Response

from fake_services.reference.interval import interval
from fake_services.reference.mail import mailbox
from fake_services.reference.mail.call import TRUST_COOKIE, Call, digest

TRUSTED = "您的邮箱新增了信任的设备"


async def ask(call: Call) -> Response:
    """GET /trust: 是否信任此设备."""
    along = mailbox.heads(call) if call.mail.policy.beneath_question() == "letters" else []
    answer = call.page("trust.html", {"letters": along})
    if call.mail.policy.trusts_unasked():
        remember(call, answer)
    return answer


async def answer(call: Call) -> Response:
    """POST /trust: 信任 or 以后再说, and straight on."""
    said = call.form.get("answer", "later")
    call.session.answered.add(call.address)
    onward = call.go(call.mail.policy.after_answer(said, call.session.heading))
    if call.mail.policy.remembers(said):
        await interval(call.mail.policy.trusts_at_once())
        remember(call, onward)
    return onward


def remember(call: Call, response: Response) -> None:
    """Trust this device from now on, as the answer tells it."""
    call.session.trusting = False
    token = call.mail.policy.trust_token(call.address)
    since = call.mail.clock.now() + call.mail.policy.lengthens_trust(call.form)
    call.mail.store.trust(call.address, digest(token), since)
    if call.mail.policy.tells_of_trust():
        call.mail.store.add_letter(call.address, TRUSTED, call.mail.clock.now())
    response.set_cookie(
        f"{call.mail.policy.cookie_prefix()}{TRUST_COOKIE}{digest(call.address)[:16]}",
        token,
        max_age=call.mail.policy.keeps_trust(),
        **call.mail.policy.cookie_flags("trust")._asdict(),
    )
