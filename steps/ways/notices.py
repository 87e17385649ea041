"""Being told of a change."""

from msgspec.structs import replace

from conformance.judging.verdict import NotRun
from conformance.profile import ChangeNotice, Profile
from steps.devices.device import Device
from steps.methods import BACKUP, SMS
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.letters import addresses_in, addresses_shown, read, read_once_there
from steps.screens.mailbox import open_inbox
from steps.screens.waiting import until
from steps.ways.login import be_inside
from steps.ways.messages import arrived
from steps.words.notices import News


def notice_of(target: Profile, news: News) -> ChangeNotice:
    """How this deployment tells of this: where, and in which words."""
    notice = target.ics.change_notice
    assert notice, "the scenario needs ics.change_notice"
    words = {
        News.CHANGE: notice.words,
        News.PASSWORD: notice.of_password,
        News.TRUST: notice.of_trust,
        News.RESET: notice.of_reset,
        News.CLIENT_PASSWORD: notice.of_client_password,
    }
    return replace(notice, words=words[news])


def open_notice(scene: Scene, device: Device, person: Person) -> None:
    """Open the letter that tells of a change; raises NotRun where no letter in the mailbox does."""
    notice = notice_of(scene.target, News.CHANGE)
    if notice.where != "inbox":
        raise NotRun("no letter in the mailbox tells of a change (ics.change_notice.where)")
    _open(scene, device, person, notice)


def _open(scene: Scene, device: Device, person: Person, notice: ChangeNotice) -> list[str]:
    """Open the letter; the web addresses that the page shows since."""
    be_inside(scene, device, person)
    open_inbox(device)
    letter = read_once_there(device, notice.words)
    before = addresses_shown(device)
    letter.click()
    device.settle()
    return [one for one in addresses_shown(device) if one not in before]


def addresses_in_notice(scene: Scene, device: Device, person: Person, news: News) -> list[str]:
    """The deployment's own web addresses in what tells of this; NotRun where it names none."""
    notice = notice_of(scene.target, news)
    if notice.where == "inbox":
        found = _open(scene, device, person, notice)
    else:
        found = [one for text in _messages(scene, person, notice) for one in addresses_in(text)]
    own = [one for one in dict.fromkeys(found) if scene.target.ixit.serves(one)]
    if not own:
        raise NotRun("what tells of it names no web address of the deployment")
    return own


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
