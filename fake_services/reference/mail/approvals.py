"""What a phone with the app 论客 answers: a pairing scanned, a push approved or refused (G6.10)."""

import logging
from collections.abc import Awaitable

from starlette.responses import Response

from fake_services.reference.mail import binding, proof, second_step
from fake_services.reference.mail.call import Call
from fake_services.reference.methods.coremail_app import APP, UNAVAILABLE, Pairing
from fake_services.reference.outgoing.coremail_app import AppFailed
from fake_services.reference.records import Binding, Place
from fake_services.reference.refused import Refused, Unavailable

STALE = "操作已失效，请重新开始"
TOO_OLD = "二维码已过期，请刷新页面"
NOT_APPROVED = "登录请求未获批准，请重试"
WAITING = {"waiting": True}
log = logging.getLogger(__name__)


async def paired(call: Call) -> Response:
    """POST /api/pairing: bind once the QR code was scanned; answers a script, which asks again."""
    operation = binding.under_way(call, APP)
    if operation is None or not operation.pairing:
        raise Refused(STALE, 409)
    status = await _asked(call, operation.place, APP.reached(call.mail).pairing(operation.pairing))
    if call.session.operation is not operation or not call.mail.sessions.lives(call.session):
        raise Refused(STALE, 409)
    if call.mail.policy.pairs(status):
        value = Pairing(operation.pairing, operation.secret).value
        return call.told({"go": await binding.bind(call, operation, value)})
    if status == "waiting":
        return call.told(WAITING)
    operation.pairing = ""
    raise Refused(TOO_OLD)


async def push(call: Call) -> Response:
    """POST /api/verify/{method}/push: ask the app to approve this login."""
    job = proof.errand(Place.LOGIN, call.session.key, _app(call))
    call.mail.pushes.check(job)
    sending = APP.reached(call.mail).push(Pairing.bound(job.destination).id, f"{call.address} 正在登录邮箱")
    try:
        call.mail.pushes.add(id := await _asked(call, job.place, sending), job)
    except Unavailable as failed:
        if not call.mail.policy.fails_open(job.place, failed.answered):
            raise
        second_step.passed(call)
        return call.told({"go": call.session.heading})
    kept = call.mail.policy.told_on_push(id)
    return call.told({"message": "请在论客 App 中确认", "kept": kept, **WAITING})


async def answered(call: Call) -> Response:
    """POST /api/verify/{method}/answer: go on once the push was approved; answers a script, as above."""
    job = proof.errand(Place.LOGIN, call.session.key, _app(call))
    asked = call.mail.pushes.of(job, call.form.get("push", ""))
    status = await _asked(call, job.place, APP.reached(call.mail).answer(asked.id))
    if not call.mail.sessions.lives(call.session):
        raise Refused(STALE, 409)
    if status == "waiting":
        return call.told(WAITING)
    if _app(call).value != job.destination or not call.mail.policy.approves(status, asked):
        raise Refused(NOT_APPROVED)
    second_step.passed(call)
    return call.told({"go": call.session.heading})


def _app(call: Call) -> Binding:
    bound = proof.chosen(call, Place.LOGIN)
    if bound.method is not APP:
        raise Refused("该验证方式不可用", 404)
    return bound


async def _asked(call: Call, place: Place, question: Awaitable[str]) -> str:
    """What the gateway says; raises Unavailable."""
    try:
        return await question
    except AppFailed as failed:
        log.warning("论客 App at %s: %s", place, failed)
        told = call.mail.policy.told_on_failure(UNAVAILABLE, str(failed))
        raise Unavailable(told, failed.answered) from failed
