"""A deployment that puts tries off: it judges the next code only after a while (ASVS-6.6.3)."""

import re
from collections.abc import Callable, Iterator

from steps.devices.acting import acts
from steps.devices.device import Device
from steps.scene import Scene
from steps.screens.places import Outcome, Place
from steps.screens.seeing import see_outcome

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
    yield
    waited, pause = 0.0, 1.0
    while waited + pause <= LIFE:
        scene.clock.pass_time(pause)
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
    failed = FAILED.search(came_to.words) and not TOO_OFTEN.search(came_to.words)
    return too_many(device, mark) or (put_off(device, mark, came_to) and not failed)


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
    return TOO_MANY in [one.status for one in device.wire.since(mark) if acts(one)]
