"""Proving by a bound method: what the second step and the step-up have in common."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.responses import Response

from fake_services.reference.mail.call import EMPTY, Call
from fake_services.reference.methods import METHODS, named, of
from fake_services.reference.methods.base import Factor
from fake_services.reference.records import Binding, CookieFlags, Errand, Place
from fake_services.reference.refused import Refused

WRONG_CODE = "验证码错误或已失效"


def offered(call: Call, place: Place) -> list[Binding]:
    """The bindings that may prove something here, the preferred one first."""
    policy = call.mail.policy
    serving = [binding for binding in call.bindings if policy.serves(binding)]
    return [next(b for b in serving if b.method is m) for m in policy.proofs(place, call.bindings)]


def chosen(call: Call, place: Place) -> Binding:
    """The binding that the address names, without one the preferred; raises Refused if it is not offered."""
    asked = call.request.path_params.get("method")
    for binding in offered(call, place):
        if asked in (None, binding.method):
            return binding
    if asked in METHODS and call.mail.policy.proves_unbound(place):
        return Binding(0, call.address, call.session.login, named(asked), "", 0, None)
    raise Refused("该验证方式不可用", 404)


def errand(place: Place, request: str, binding: Binding) -> Errand:
    """What a code to this binding is for."""
    return Errand(place, request, binding.address, binding.method, binding.value)


async def show(
    call: Call, place: Place, request: str, template: str, values: Mapping[str, object] = EMPTY
) -> Response:
    """The page that asks for the proof; where the policy says so, its code is sent by itself (G6.5)."""
    binding = chosen(call, place)
    method, job = of(binding.method), errand(place, request, binding)
    if method.by_message and call.mail.policy.sends_unasked(place) and not call.mail.codes.were_sent(job):
        try:
            await call.mail.codes.send(job)
        except Refused as refused:
            call.session.notice = str(refused)
    shown = {
        "binding": binding,
        "choices": offered(call, place),
        "masked": call.mail.policy.mask(binding.method, binding.value),
        "sent": method.by_message and call.mail.codes.were_sent(job),
        "wait": call.mail.codes.wait(job),
        "qr_page": method.qr_page(call, place, request),
    }
    return call.page(template, {**shown, **values})


async def send(call: Call, place: Place, request: str) -> Response:
    """Send a code to the chosen binding; answers a script."""
    binding = chosen(call, place)
    if not of(binding.method).by_message:
        raise Refused("该验证方式不可用", 404)
    said = call.form.get("to", "")
    to = call.mail.policy.sends_to(binding.value, _named(call, place), said)
    return await send_code(call, replace(errand(place, request, binding), destination=to))


def _named(call: Call, place: Place) -> str:
    """A number that the request names, though nobody asks for one."""
    typed = call.form.get("value", "")
    return call.mail.policy.normalise(typed, place) if typed else ""


async def send_code(call: Call, job: Errand) -> Response:
    """Send a code on an errand; answers a script with the countdown in seconds."""
    code = await call.mail.codes.send(job)
    answer = answer_to_sending(call.mail.codes.wait(job))
    told = call.told({**answer, **call.mail.policy.told_on_sending(code)})
    for name, value in call.mail.policy.kept_by_browser(code).items():
        told.set_cookie(name, value, **CookieFlags()._asdict())
    return told


def answer_to_sending(seconds: int) -> dict[str, str | int]:
    """What a script is told once a code is sent: after how many seconds another can be."""
    return {"message": "验证码已发送", "seconds": seconds}


async def check(call: Call, place: Place, request: str) -> None:
    """Check the code that was entered for the chosen binding; raises Refused."""
    binding = chosen(call, place)
    by = call.mail.policy.proved_by(binding.value, _named(call, place))
    job = replace(errand(place, request, binding), destination=by)
    await need_right_code(call, of(binding.method), job, binding.value)


async def need_right_code(call: Call, method: Factor[Any], job: Errand, value: str) -> None:
    """Raise Refused unless what was submitted has the right code for this in it."""
    policy, submitted = call.mail.policy, call.submission
    if policy.proves_unchecked(job, submitted):
        return
    for text in policy.entered(submitted):
        if await method.accepts(call, job, value, text):
            return
    raise Refused(WRONG_CODE)
