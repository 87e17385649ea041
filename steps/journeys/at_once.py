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

    What is held is whatever these browsers submit next. Raises HarnessFault when one submitted nothing.
    """
    around = scene.stage.around
    before = [where(device) for device, _ in submissions]
    listeners = {device.wire.listener: device.name for device, _ in submissions}
    meeting = around.meet(listeners, scene.target.ixit.waits.page)
    for _, submit in submissions:
        submit()
    if missing := meeting.missing():
        names = [name for listener, name in listeners.items() if listener in missing]
        raise HarnessFault(f"nothing came together: {' and '.join(names) or 'no browser'} submitted nothing")
    found = [outcome(one, leaving=place) for (one, _), place in zip(submissions, before, strict=True)]
    around.part()
    return found
