"""The answer that a scanned method's QR page brings back (G6.2, G6.3, G6.6, G6.9)."""

import logging

from starlette.responses import Response

from fake_services.reference.mail import binding, proof, second_step, step_up
from fake_services.reference.mail.call import Call
from fake_services.reference.mail.gate import Handler
from fake_services.reference.methods.scan import ByScan
from fake_services.reference.outgoing.failed import GatewayFailed
from fake_services.reference.records import Place, Scan
from fake_services.reference.refused import Refused, Unavailable

ASKED_BY = {Place.LOGIN: "/verify", Place.STEP_UP: "/settings/step-up"}
log = logging.getLogger(__name__)


def answer_to(method: ByScan) -> Handler:
    """GET /{method}?code&state: the user agreed on the phone; without a code, refused."""

    async def answered(call: Call) -> Response:
        return await _answered(call, method)

    return answered


async def _answered(call: Call, method: ByScan) -> Response:
    """Go on after an answer; a message goes back to the page that asked."""
    query = {**call.form, **call.request.query_params}
    waiting = [scan for scan in call.session.scans if scan.method is method]
    policy, state = call.mail.policy, query.get("state")
    scan = policy.scan_of(waiting, state) or _unshown(call, method, state)
    if scan is None or scan.address != call.address:
        call.session.notice = policy.told_on_failure(method.failed, "an unknown state")
        return call.go("/")
    call.session.scans.remove(scan)
    try:
        return call.go(await _take(call, method, scan, query.get("code", "")))
    except Refused as refused:
        call.session.notice = str(refused)
        return call.go(f"{ASKED_BY.get(scan.place, '/bind')}/{method}")


def _unshown(call: Call, method: ByScan, state: str | None) -> Scan | None:
    """A QR code that nobody was shown, where the policy takes an answer for that to one."""
    place = _here(call)
    if not call.mail.policy.answers_unshown(method, place, state):
        return None
    login = call.session.key
    request = login if place is Place.LOGIN else binding.begin(call, place, method, proved=True).request
    scan = Scan("", place, call.address, request, method)
    call.session.scans.append(scan)
    return scan


def _here(call: Call) -> Place:
    """What this login would show a QR code for."""
    if call.address in call.session.entered:
        return Place.SETTINGS
    return Place.LOGIN if proof.offered(call, Place.LOGIN) else Place.FORCED


async def _take(call: Call, method: ByScan, scan: Scan, code: str) -> str:
    """Do what the scan was for, and return the page to go on to; raises Refused."""
    account = await _account(call, method, scan, code)
    if scan.place is Place.LOGIN and scan.request == call.session.key:
        _check(call, method, scan, account)
        second_step.passed(call)
        return call.session.heading
    if scan.place is Place.STEP_UP and scan.request == step_up.under_way(call).request:
        _check(call, method, scan, account)
        return await step_up.passed(call, step_up.under_way(call))
    operation = binding.under_way(call, method)
    if operation is None or operation.request != scan.request:
        raise Refused(method.failed)
    return await binding.bind(call, operation, account)


async def _account(call: Call, method: ByScan, scan: Scan, code: str) -> str:
    policy, failed = call.mail.policy, method.failed
    if said := policy.account_said(scan, call.request.query_params, call.form):
        return said
    if not code and policy.refusal_counts(scan):
        return _somebody(call, scan)
    if not code:
        raise Refused(policy.told_on_failure(failed, "no code"))
    try:
        return _named(await method.reached(call.mail).account(code), policy.counts_nameless(scan))
    except GatewayFailed as fault:
        log.warning("%s: %s", method, fault)
        if not policy.scan_fails_open(scan, fault.answered):
            raise Unavailable(policy.told_on_failure(failed, str(fault)), fault.answered) from fault
    return _somebody(call, scan)


def _named(account: str, nobody_counts: bool) -> str:
    if not account and not nobody_counts:
        raise GatewayFailed("the answer names nobody")
    return account


def _somebody(call: Call, scan: Scan) -> str:
    """Whoever is bound, or made up: whom a scan that names nobody is taken for."""
    bound = binding.in_force(call, scan.method)
    return bound.value if bound else f"somebody {scan.state}"


def _check(call: Call, method: ByScan, scan: Scan, account: str) -> None:
    offered = [b for b in proof.offered(call, scan.place) if b.method is method]
    if not any(call.mail.policy.is_the_account(bound, account) for bound in offered):
        raise Refused(method.failed)
