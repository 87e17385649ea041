"""The answer that WeChat's QR page brings back (G6.2, G6.3, G6.6)."""

import logging

from starlette.responses import Response

from fake_services.reference.mail import binding, proof, second_step, step_up
from fake_services.reference.mail.call import Call
from fake_services.reference.outgoing.wechat import WeChatFailed
from fake_services.reference.records import Method, Place, Scan
from fake_services.reference.refused import Refused, Unavailable

FAILED = "微信验证失败，请重试"
ASKED_BY = {Place.LOGIN: "/verify/wechat", Place.STEP_UP: "/settings/step-up/wechat"}
log = logging.getLogger(__name__)


async def answered(call: Call) -> Response:
    """GET /wechat?code&state: the user agreed on the phone; a message goes back to the page that asked."""
    query = call.request.query_params
    scan = call.mail.policy.scan_of(call.session.scans, query.get("state", ""))
    if scan is None or scan.address != call.address:
        call.session.notice = FAILED
        return call.go("/")
    call.session.scans.remove(scan)
    try:
        return call.go(await _take(call, scan, query.get("code", "")))
    except Refused as refused:
        call.session.notice = str(refused)
        return call.go(ASKED_BY.get(scan.place, "/bind/wechat"))


async def _take(call: Call, scan: Scan, code: str) -> str:
    """Do what the scan was for, and return the page to go on to; raises Refused."""
    unionid = await _unionid(call, scan, code)
    if scan.place is Place.LOGIN and scan.request == call.session.key:
        _check(call, scan.place, unionid)
        second_step.passed(call)
        return call.session.heading
    if scan.place is Place.STEP_UP and scan.request == step_up.under_way(call).request:
        _check(call, scan.place, unionid)
        return await step_up.passed(call, step_up.under_way(call))
    operation = binding.under_way(call, Method.WECHAT)
    if operation is None or operation.request != scan.request:
        raise Refused(FAILED)
    return await binding.bind(call, operation, unionid)


async def _unionid(call: Call, scan: Scan, code: str) -> str:
    policy = call.mail.policy
    try:
        return await call.mail.wechat.unionid(code)
    except WeChatFailed as failed:
        log.warning("WeChat: %s", failed)
        if not policy.fails_open(scan.place, failed.answered):
            raise Unavailable(policy.told_on_failure(FAILED, str(failed)), failed.answered) from failed
    bound = binding.in_force(call, Method.WECHAT)
    return bound.value if bound else f"somebody {code}"


def _check(call: Call, place: Place, unionid: str) -> None:
    offered = [b for b in proof.offered(call, place) if b.method is Method.WECHAT]
    if not any(call.mail.policy.is_the_account(bound, unionid) for bound in offered):
        raise Refused(FAILED)
