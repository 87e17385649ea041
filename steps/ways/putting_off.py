"""A deployment that puts tries off: it judges the next code only after a while (ASVS-6.6.3)."""

import re
from collections.abc import Callable, Iterator, Sequence

from conformance.judging.verdict import NotRun
from steps.devices.acting import acts
from steps.devices.device import Device
from steps.scene import Scene
from steps.screens.places import Outcome, Place
from steps.screens.seeing import see_outcome
from steps.surroundings import Exchange
from steps.ways.messages import arrived, code_or_refusal
from steps.ways.requests.told import told_in

type Act = Callable[[], None]
LIFE = 600
"""Seconds that a code lives at most (ASVS-6.5.5): what is put off for longer is limited by that."""
FAILED = re.compile("失败|错误|异常|故障|无法|fail|error|unable|could not|cannot|can't", re.IGNORECASE)
"""How a service that could not send a code is told of, often with the advice to try again later."""
TOO_OFTEN = re.compile("次|频繁|过多|过快|many|often|frequent|limit|attempt|seconds", re.IGNORECASE)
"""How it is told that something came too soon or too often, with the same advice."""
TOO_MANY = 429
"""The HTTP status of a request that came too soon (RFC 6585)."""


def turns(scene: Scene) -> Iterator[None]:
    """A turn at once, and one after each pause, twice as long as the one before, while a code may live.

    Raises NotRun where that takes longer than the profile allows.
    """
    return turns_by(lambda seconds: scene.clock.pass_time(seconds))


def turns_by(pass_time: Callable[[float], None]) -> Iterator[None]:
    """The same, by what lets time pass."""
    yield
    waited, pause = 0.0, 1.0
    while waited + pause <= LIFE:
        pass_time(pause)
        waited, pause = waited + pause, pause * 2
        yield


def judged(
    scene: Scene,
    device: Device,
    here: Place,
    enter: Callable[[], None],
    again: Callable[[], None] | None = None,
) -> Outcome:
    """Do what enters a code here, and once more after each pause while it is put off; what came of it.

    again: what does so then, where that is something else.
    """
    came_to = Outcome(here)
    for _ in turns(scene):
        mark = device.wire.mark()
        enter()
        enter, came_to = again or enter, see_outcome(device, leaving=here)
        if not put_off(device, mark, came_to):
            break
    return came_to


def put_off(device: Device, mark: float, came_to: Outcome) -> bool:
    """Whether what was entered after the mark was not judged: the deployment says that it came too soon."""
    if came_to.accepted:
        return False
    return came_to.refusal == "too_soon" or too_many(device, mark)


def sending_put_off(device: Device, mark: float, came_to: Outcome) -> bool:
    """Whether a code that was asked for after the mark came too soon, and is not said to have failed."""
    return too_many(device, mark) or (put_off(device, mark, came_to) and not _failed(came_to.words))


def ask_until_sent(scene: Scene, device: Device, to: str, ask: Act) -> str | Outcome:
    """Ask for a code, and again after each pause while that came too soon; the code, or what was said else.

    Raises NotRun where it is put off for longer than a code lives.
    """
    before = len(arrived(scene, to))
    for _ in turns(scene):
        mark = device.wire.mark()
        ask()
        came = code_or_refusal(scene, device, to, before)
        if isinstance(came, str) or not sending_put_off(device, mark, came):
            return came
    raise NotRun(f"a code is put off for longer than it lives: {came}")


def ask_until_taken(scene: Scene, device: Device, ask: Act) -> bool:
    """Ask for a code, and again after each pause while that is one of too many; whether it no longer is."""
    for _ in turns(scene):
        mark = device.wire.mark()
        ask()
        if not too_many(device, mark):
            return True
    return False


def too_many(device: Device, mark: float) -> bool:
    """Whether something that was submitted after the mark was answered so: it was one of too many."""
    said = device.target.ixit.screens.messages.of("too_soon")
    return any(came_too_soon(one, said) for one in device.wire.since(mark) if acts(one))


def came_too_soon(answer: Exchange, said: Sequence[str]) -> bool:
    """Whether an answer says that it was one of too many: by its status, or in one of these wordings."""
    if answer.status == TOO_MANY:
        return True
    told = (text for text in told_in(answer) if any(words in text for words in said))
    return any(not _failed(text) for text in told)


def _failed(words: str) -> bool:
    return bool(FAILED.search(words)) and not TOO_OFTEN.search(words)
