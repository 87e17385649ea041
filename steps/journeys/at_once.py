"""Several browsers that submit something at the same moment."""

from collections.abc import Callable, Sequence

from conformance.verdict import HarnessFault
from steps.actors import Device
from steps.scene import Scene
from steps.screens.places import Outcome, outcome, where

Submission = tuple[Device, Callable[[], None]]
"""A browser, and what its user does last: it must not wait for what comes of it."""


def submit_at_once(scene: Scene, submissions: Sequence[Submission]) -> list[Outcome]:
    """Let the submissions reach the deployment together; says what came of each.

    What is held is whatever these browsers submit next. Raises HarnessFault when they did not meet.
    """
    around = scene.stage.around
    before = [where(device) for device, _ in submissions]
    meeting = around.meet([device.wire.listener for device, _ in submissions], scene.target.ixit.waits.page)
    for _, submit in submissions:
        submit()
    if trouble := meeting.trouble():
        raise HarnessFault(scene.stage.told(trouble))
    found = [outcome(one, leaving=place) for (one, _), place in zip(submissions, before, strict=True)]
    around.part()
    return found
