"""The proof that is asked for before a mailbox's methods change (G6.1, G6.5, G6.6)."""

from dataclasses import replace

from starlette.responses import Response

from fake_services.reference.mail import proof
from fake_services.reference.mail.binding import begin as begin_operation
from fake_services.reference.mail.binding import end, give_up, in_force
from fake_services.reference.mail.call import Call
from fake_services.reference.methods import named
from fake_services.reference.records import Method, Operation, Place
from fake_services.reference.refused import Refused, Unavailable

LIST = "/settings/two-step"


async def begin(call: Call) -> Response:
    """POST /settings/two-step: 绑定, 修改 or 解绑 was pressed in a row."""
    place, method = _pressed(call)
    waiting = call.session.operation
    again = bool(waiting and waiting.fits(call.address, method, (place,)))
    proved = _exempt(call) or (again and call.mail.policy.proved_by_beginning_again(place))
    needed = call.mail.policy.needs_step_up(place, method, call.bindings) and not proved
    operation = begin_operation(call, place, method, proved=not needed)
    operation.number = call.form.get("binding", "")
    return call.go("/settings/step-up" if needed else await carry_on(call, operation))


def _exempt(call: Call) -> bool:
    proved = call.mail.policy.proved_at(call.address, call.session.stepped_up)
    return proved is not None and call.mail.policy.exempts(proved, call.mail.clock.now())


def _pressed(call: Call) -> tuple[Place, Method]:
    try:
        place, method = Place(call.form.get("place", "")), named(call.form.get("method", ""))
    except ValueError as unknown:
        raise Refused("没有这种操作", 400) from unknown
    again = place is Place.UNBIND and call.mail.policy.unbinds_again()
    if place not in call.mail.policy.buttons(in_force(call, method)) and not again:
        raise Refused("操作已失效，请重新开始", 409)
    if place is Place.UNBIND and not call.mail.policy.may_unbind(call.bindings):
        raise Refused("请至少保留一种验证方式", 409)
    return place, method


def under_way(call: Call) -> Operation:
    """The operation that waits for its proof; raises Refused if there is none."""
    operation = call.session.operation
    if operation is None or operation.address != call.address or operation.place is Place.FORCED:
        raise Refused("操作已失效，请重新开始", 409)
    return operation


async def passed(call: Call, operation: Operation) -> str:
    """Go on with an operation that was proved now."""
    call.session.stepped_up[call.address] = call.mail.clock.now()
    return await carry_on(call, operation)


async def carry_on(call: Call, operation: Operation) -> str:
    """Go on with a proved operation: unbind at once, or return the page that binds."""
    operation.proved = True
    if operation.place is Place.UNBIND:
        await end(call, operation)
        for other in call.mail.policy.unbound_with(call.bindings):
            await end(call, replace(operation, method=other.method))
        return LIST
    if operation.place is Place.CHANGE and call.mail.policy.gives_up_first(operation.method):
        give_up(call, operation)
    return f"/bind/{operation.method}"


async def show(call: Call) -> Response:
    """GET /settings/step-up[/method]: ask for the proof."""
    if call.session.operation is None:
        return call.go(LIST)
    operation = under_way(call)
    return await proof.show(call, Place.STEP_UP, operation.request, "step_up.html", {"operation": operation})


async def send(call: Call) -> Response:
    """POST /api/step-up/{method}/code: send the code again."""
    operation = under_way(call)
    try:
        return await proof.send(call, Place.STEP_UP, operation.request)
    except Unavailable as failed:
        if not call.mail.policy.fails_open(Place.STEP_UP, failed.answered):
            raise
    return call.told({"go": await passed(call, operation)})


async def confirm(call: Call) -> Response:
    """POST /api/step-up/{method}: check the code and carry on, or cancel."""
    operation = under_way(call)
    if "cancel" in call.form and call.mail.policy.honours_cancel(Place.STEP_UP):
        call.session.operation = None
        return call.told({"go": LIST})
    await proof.check(call, Place.STEP_UP, operation.request)
    return call.told({"go": await passed(call, operation)})
