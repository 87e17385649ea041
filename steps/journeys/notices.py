"""Being told of a change."""

import time

from conformance.target import ChangeNotice
from steps.actors import Device, Missing, Person
from steps.journeys.login import be_inside
from steps.journeys.messages import arrived
from steps.scene import Scene
from steps.screens.finder import text
from steps.screens.mailbox import open_inbox


def wait_for_notice(scene: Scene, device: Device, person: Person, notice: ChangeNotice) -> None:
    """Wait for the notice where the profile says that it comes; raises Missing or a TimeoutError."""
    if notice.where == "inbox":
        be_inside(scene, device, person)
        open_inbox(device)
        text(device.page, notice.words).first.wait_for()
        return
    to = person.number if notice.where == "phone" else person.backup
    deadline = time.monotonic() + scene.target.ixit.waits.message
    while not any(notice.words in message for message in arrived(scene, to)):
        if time.monotonic() > deadline:
            raise Missing("no such message came")
        device.page.wait_for_timeout(20)
