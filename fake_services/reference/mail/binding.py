"""Binding a method: at the forced page, and from the settings (G3.1–G3.4, G5, G6)."""

import secrets
from collections.abc import Mapping
from typing import Any

from starlette.responses import Response

from fake_services.reference.interval import interval
from fake_services.reference.mail import doors
from fake_services.reference.mail.call import Call
from fake_services.reference.mail.proof import answer_to_sending, need_right_code, send_code
from fake_services.reference.methods import METHODS, UnknownMethod, named, of
from fake_services.reference.methods.base import Factor
from fake_services.reference.records import Binding, Claim, Errand, Method, Operation, Place
from fake_services.reference.refused import Refused, Unavailable
from fake_services.reference.store import Taken

CHANGED = "您的二次验证方式已变更"


async def methods(call: Call) -> Response:
    """GET /bind: the forced page."""
    return call.page(
        "bind.html", {"rows": [(m, None) for m in call.mail.policy.methods(METHODS, Place.FORCED)]}
    )


async def show(call: Call) -> Response:
    """GET /bind/{method}: the page that binds one method."""
    method = _method(call)
    operation = under_way(call, method) or _shown_again(call, method)
    if operation is None:
        return call.go(_list(call))
    return call.page(method.page, await _shown(call, method, operation))


def _shown_again(call: Call, method: Method) -> Operation | None:
    """An operation that is over, where its page is shown again nevertheless."""
    old = in_force(call, method)
    if old is None or not call.mail.policy.shows_again(method):
        return None
    return Operation("", Place.SETTINGS, call.address, method, proved=False, secret=old.value)


async def _shown(call: Call, method: Factor[Any], operation: Operation) -> Mapping[str, object]:
    shown = await method.shown(call, operation)
    if call.mail.policy.binds_unscanned(method):
        await bind(call, operation, f"whoever scans for {call.address}")
    return shown


async def send(call: Call) -> Response:
    """POST /api/bind/{method}/code: send a code to the typed number or address (G5.1)."""
    method, operation = _required(call)
    if not method.by_message:
        raise Refused("该验证方式不可用", 404)
    value = method.typed(call, operation)
    if call.mail.policy.binds_unasked(call.submission):
        return call.told({"go": await bind(call, operation, value)})
    if not (call.mail.policy.says_taken() or _is_free(call, _claim(call, operation, value))):
        return call.told(answer_to_sending(call.mail.policy.resend_seconds))
    try:
        return await send_code(call, _errand(operation, value))
    except Unavailable as failed:
        if not call.mail.policy.fails_open(operation.place, failed.answered):
            raise
    return call.told({"go": await bind(call, operation, value)})


async def confirm(call: Call) -> Response:
    """POST /api/bind/{method}: check the code and bind (G5.2, G5.3), or cancel (G5.4)."""
    method, operation = _required(call)
    if "cancel" in call.form and call.mail.policy.honours_cancel(operation.place):
        call.session.operation = None
        return call.told({"go": _list(call)})
    value = method.typed(call, operation)
    await need_right_code(call, method, _errand(operation, value), value)
    return call.told({"go": call.mail.policy.onward(await bind(call, operation, value), value)})


def under_way(call: Call, method: Method) -> Operation | None:
    """Return the operation that binds this method now; at the forced page it begins by itself."""
    operation, forced = call.session.operation, call.address not in call.session.entered
    places = (Place.FORCED,) if forced else (Place.SETTINGS, Place.CHANGE)
    if operation and operation.fits(call.address, method, places):
        return None if call.mail.policy.needs_proof(operation.proved) else operation
    if not forced:
        return None
    return begin(call, Place.FORCED, method, proved=True)


def begin(call: Call, place: Place, method: Method, proved: bool) -> Operation:
    """Begin an operation, in the place of what was under way."""
    secret = call.mail.policy.new_secret(call.bindings, call.address)
    call.session.operation = Operation(secrets.token_hex(16), place, call.address, method, proved, secret)
    return call.session.operation


async def bind(call: Call, operation: Operation, value: str) -> str:
    """Bind a value whose possession was proved, and return the page to go on to; raises Refused (G0.3)."""
    mail, claim = call.mail, _claim(call, operation, value)
    now = claim.at
    if not _is_free(call, claim):
        raise _taken(call, claim)
    await interval(mail.policy.binds_at_once(claim))
    old = in_force(call, operation.method)
    others = _given_up(call, operation.method)
    try:
        if old and mail.policy.ends(old, operation.place):
            mail.store.replace(old, value, now)
        else:
            mail.store.bind(_bound_to(call), operation.method, value, now)
    except Taken as taken:
        raise _taken(call, claim) from taken
    for other in others:
        mail.store.end(other, now)
    await _changed(call, operation.place)
    for ended in (*filter(None, (old,)), *others):
        await of(ended.method).ended(mail, ended, operation.place)
    if operation.place is not Place.FORCED:
        return _list(call)
    if mail.policy.binding_verifies(operation.method):
        mail.sessions.verified(call.session, call.address)
        mail.sessions.renew(call.session)
    return doors.end(call) if mail.policy.signs_out_once_bound() else call.session.heading


def _claim(call: Call, operation: Operation, value: str) -> Claim:
    typed, now = call.form.get("value", value), call.mail.clock.now()
    return Claim(call.address, call.session.login, operation.method, value, typed, operation.place, now)


def _is_free(call: Call, claim: Claim) -> bool:
    return call.mail.policy.is_free(claim, call.mail.store.bindings())


def _bound_to(call: Call) -> str:
    """The mailbox of this login, or that of whom the policy takes for who binds."""
    named = call.mail.policy.binds_for(call.form, call.request.headers)
    return next(iter(call.mail.store.mailboxes(named)), call.address)


def _taken(call: Call, claim: Claim) -> Refused:
    policy, words = call.mail.policy, of(claim.method).taken
    holders = (binding for binding in call.mail.store.bindings() if policy.holds(binding, claim))
    holder = next(holders, None)
    return Refused(policy.told_taken(words, holder) if holder else words)


async def end(call: Call, operation: Operation) -> None:
    """Unbind the operation's method (G6.4)."""
    old = give_up(call, operation)
    await _changed(call, operation.place)
    if old:
        await of(old.method).ended(call.mail, old, operation.place)


def give_up(call: Call, operation: Operation) -> Binding | None:
    """Let the binding of the operation's method end, and return it, None if there was none."""
    old = _named(call, operation) or in_force(call, operation.method)
    if old and call.mail.policy.ends(old, operation.place):
        call.mail.store.end(old, call.mail.clock.now())
    return old


def _named(call: Call, operation: Operation) -> Binding | None:
    """The binding whose number the row named, as far as the policy looks at it."""
    every = (b for b in call.mail.store.bindings() if b.in_force and str(b.number) == operation.number)
    return next((b for b in every if call.mail.policy.ends_named(b.address == call.address)), None)


async def _changed(call: Call, place: Place) -> None:
    call.session.operation = None
    if call.mail.policy.voids_trust(place):
        call.mail.store.void_trust(call.address)
    if call.mail.policy.tells_of_change(place):
        words = call.mail.policy.words_of_change(CHANGED, call.bindings)
        call.mail.store.add_letter(call.address, words, call.mail.clock.now())
    await interval(call.mail.policy.changes_at_once())
    if call.mail.policy.ends_other_sessions(place):
        call.mail.sessions.end_others(call.session, call.address)


def in_force(call: Call, method: Method) -> Binding | None:
    """Return the mailbox's binding of this method, None if it is not bound."""
    return next((b for b in call.bindings if b.method is method and b.in_force), None)


def _given_up(call: Call, method: Method) -> list[Binding]:
    """What else is bound and does not stay so once this method is."""
    if call.mail.policy.keeps_others(method):
        return []
    return [one for one in call.bindings if one.in_force and one.method is not method]


def _required(call: Call) -> tuple[Factor[Any], Operation]:
    method = _method(call)
    operation = under_way(call, method)
    if operation is None:
        raise Refused("操作已失效，请重新开始", 409)
    return method, operation


def _method(call: Call) -> Factor[Any]:
    try:
        return named(call.request.path_params["method"])
    except UnknownMethod as unknown:
        raise Refused("没有这种验证方式", 404) from unknown


def _errand(operation: Operation, value: str) -> Errand:
    return Errand(operation.place, operation.request, operation.address, operation.method, value)


def _list(call: Call) -> str:
    return "/settings/two-step" if call.address in call.session.entered else "/bind"
