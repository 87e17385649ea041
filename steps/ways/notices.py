"""Being told of a change."""

from msgspec.structs import replace

from conformance.judging.verdict import NotRun
from conformance.profile import ChangeNotice, Profile
from steps.devices.device import Device
from steps.methods import BACKUP, SMS
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.letters import read, read_once_there
from steps.screens.mailbox import open_inbox
from steps.screens.waiting import until
from steps.ways.login import be_inside
from steps.ways.messages import arrived


def notice_of_change(target: Profile) -> ChangeNotice:
    """How this deployment tells of a changed method."""
    notice = target.ics.change_notice
    assert notice, "the scenario needs ics.change_notice"
    return notice


def notice_of_password(target: Profile) -> ChangeNotice:
    """How this deployment tells of a new password."""
    notice = notice_of_change(target)
    return replace(notice, words=notice.of_password)


def notice_of_trust(target: Profile) -> ChangeNotice:
    """How this deployment tells of a device that is trusted from now on."""
    notice = notice_of_change(target)
    return replace(notice, words=notice.of_trust)


def notice_of_reset(target: Profile) -> ChangeNotice:
    """How this deployment tells of a reset by the administrator."""
    notice = notice_of_change(target)
    return replace(notice, words=notice.of_reset)


def notice_of_client_password(target: Profile) -> ChangeNotice:
    """How this deployment tells of a new client password."""
    notice = notice_of_change(target)
    return replace(notice, words=notice.of_client_password)


def open_notice(scene: Scene, device: Device, person: Person) -> None:
    """Open the letter that tells of a change; raises NotRun where no letter in the mailbox does."""
    notice = notice_of_change(scene.target)
    if notice.where != "inbox":
        raise NotRun("no letter in the mailbox tells of a change (ics.change_notice.where)")
    be_inside(scene, device, person)
    open_inbox(device)
    read_once_there(device, notice.words).click()
    device.settle()


def count_notices(scene: Scene, device: Device, person: Person, notice: ChangeNotice) -> int:
    """How many notices have come so far where the profile says that they come."""
    if notice.where != "inbox":
        return len(_messages(scene, person, notice))
    be_inside(scene, device, person)
    open_inbox(device)
    read_once_there(device, person.mailbox.letter)
    return len(read(device, notice.words))


def comes_notice(scene: Scene, device: Device, person: Person, notice: ChangeNotice, before: int) -> bool:
    """Whether one notice more than before comes; the letters are opened anew: one may be put in late."""

    def come() -> bool | None:
        return count_notices(scene, device, person, notice) > before or None

    return bool(until(device.page, scene.target.ixit.waits.message, come))


def _messages(scene: Scene, person: Person, notice: ChangeNotice) -> list[str]:
    to = (SMS if notice.where == "phone" else BACKUP).value(person)
    return [message for message in arrived(scene, to) if notice.words in message]
