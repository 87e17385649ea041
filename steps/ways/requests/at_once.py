"""Several browsers that submit something at the same moment."""

from collections.abc import Callable, Sequence
from functools import partial

from conformance.judging.verdict import HarnessFault
from steps.devices.device import Device
from steps.scene import Scene
from steps.screens.places import Outcome
from steps.screens.seeing import see, see_outcome
from steps.screens.waiting import until
from steps.surroundings import Meeting

Submission = tuple[Device, Callable[[], None]]
"""A browser, and what its user does last: it must not wait for what comes of it."""


def submit_at_once(scene: Scene, submissions: Sequence[Submission]) -> list[Outcome]:
    """Let the submissions reach the deployment together, the first of them first; says what came of each.

    What is held is whatever these browsers submit next. Raises HarnessFault when they did not meet.
    """
    around = scene.stage.around
    before = [see(device) for device, _ in submissions]
    meeting = around.meet([device.wire.listener for device, _ in submissions], scene.target.ixit.waits.page)
    for device, submit in submissions:
        submit()
        until(device.page, scene.target.ixit.waits.page, partial(_held, meeting, device))
    if trouble := meeting.trouble():
        raise HarnessFault(scene.stage.told(trouble))
    found = [see_outcome(one, leaving=place) for (one, _), place in zip(submissions, before, strict=True)]
    around.part()
    return found


def _held(meeting: Meeting, device: Device) -> bool | None:
    return meeting.has(device.wire.listener) or None
