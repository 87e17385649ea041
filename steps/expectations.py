"""What a Then asserts with: each helper raises Contradiction, with what was expected and what was seen.

A Then looks, and notes no fact. To read what is so now it may come back by another door (a new login, the
settings, an address, what a button leads to); it binds, unbinds and trusts nothing that another Then judges.
tests/house/test_looks.py names by which ways a Then comes back.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext

from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.judging.verdict import Contradiction
from conformance.profile import Profile
from steps.devices.device import Device
from steps.devices.mail.answers import Answer, NoAnswer
from steps.facts import Facts
from steps.methods.base import Method
from steps.people.actors import Mailbox, Missing, NotSignedIn
from steps.scene import Scene
from steps.screens.letters import read_once_there
from steps.screens.mailbox import open_inbox
from steps.screens.methods import NO_BUTTON, need_row, settled_states
from steps.screens.missed import had_been_done, left_empty, never_still, waited_for
from steps.screens.patience import comes, told
from steps.screens.places import INSIDE, LOGINS, WITHHELD, Outcome, Place
from steps.screens.seeing import Watch, see
from steps.screens.unnamed import unnamed_dialog
from steps.unreached import is_on_its_screen
from steps.ways.settings import read_two_step

FEW = 2
"""Wrong codes that lock no mailbox."""


def expect(holds: bool, expected: str, seen: str) -> None:
    """Raise Contradiction unless it holds."""
    if not holds:
        raise Contradiction(expected, seen)


def expect_place(device: Device, *places: Place) -> None:
    """The device must show one of these screens.

    Raises Missing where the login has not taken the right password: G1.1 judges that; and where a phone's
    browser, or one in disguise, is shown a screen that the profile does not know.
    """
    seen = see(device)
    if seen in places:
        return
    if device.turned_away:
        raise Missing(f"the right password did not lead on: “{device.turned_away}”; the browser shows {seen}")
    over = unnamed_dialog(device) if LOGINS.intersection(places) else ""
    if over or (seen is Place.NOWHERE and LOGINS.intersection(places)):
        raise Missing(
            f"{_as_seen(device, seen)}; if that says that a session has ended: ixit.screens.interlude"
        )
    if seen is Place.NOWHERE and device.disguised:
        raise Missing(f"{_as_seen(device, seen)}; browsers of this kind may be shown pages of another make")
    raise Contradiction(" or ".join(places), _as_seen(device, seen))


def expect_refused_as(outcome: Outcome, key: str) -> None:
    """The attempt must have been refused by this message, or by no code where a free number is sent one.

    Raises Missing where it was in words that no key names.
    """
    expect(not outcome.accepted, f"a refusal in the words of screens.messages.{key}", str(outcome))
    if outcome.refusal not in {key, WITHHELD}:
        raise Missing(f"“{outcome.words}” on {outcome.place} is not what screens.messages.{key} says")


def expect_step_up(scene: Scene, device: Device) -> bool:
    """The device must show the question before a change, and does; or the settings asked it as they opened.

    Raises Missing where it may look as a login does, or as its second step.
    """
    if Facts.asked_on_the_way.or_else(scene.facts, False):
        return False
    if (seen := see(device)) in LOGINS | {Place.SECOND_STEP}:
        raise Missing(
            f"the browser shows {seen}; where that is the question before a change, too, "
            "say what tells it: ixit.screens.step_up.landmark"
        )
    expect_place(device, Place.STEP_UP)
    return True


def _as_seen(device: Device, place: Place) -> str:
    over = unnamed_dialog(device)
    said = f", under a dialog “{over}” that the profile does not name (screens.interlude?)" if over else ""
    if place is Place.NOWHERE:
        return told(f"{place}{said}, within {device.target.ixit.waits.page:g} s")
    return f"{place}{said}"


def expect_stopped(came_to: Outcome, gate: Place) -> None:
    """A login must have come to this gate or have been refused; raises Missing where that cannot be told."""
    if came_to.place is Place.NOWHERE and not came_to.refusal:
        raise Missing(f"neither a refusal nor {gate} was seen; the browser shows {came_to}")
    refused = came_to.place in LOGINS or came_to.place is Place.NOWHERE
    expect(refused or came_to.place is gate, f"the login refused, or {gate}", str(came_to))


def expect_said(scene: Scene, said: Locator, expected: str, seen: str) -> None:
    """The screen must come to show this; what it says may follow its heading."""
    page, seconds = scene.browsers.in_front.page, scene.target.ixit.waits.page
    expect(comes(page, seconds, said), expected, seen)


@contextmanager
def possible(expected: str, scene: Scene | None = None) -> Iterator[None]:
    """What a person does in this block must be possible; what was clicked, or only never still, is there.

    scene: given where the clause is not about what is pressed or filled in. What is missing on the very
    screen that the profile names it for contradicts nothing then: it may be called otherwise (rule 12).
    """
    try:
        yield
    except NotSignedIn:
        raise
    except Missing as missing:
        raise Contradiction(expected, str(missing)) from missing
    except NothingAppeared as missing:
        is_no_evidence = had_been_done(missing) or never_still(missing) or left_empty(missing)
        if is_no_evidence or (scene and is_on_its_screen(scene, missing)):
            raise
        raise Contradiction(expected, told(f"no such control: {waited_for(missing)}")) from missing


@contextmanager
def unless_locked(scene: Scene) -> Iterator[None]:
    """What is contradicted in this block after wrong codes may be a lock, unless it takes more of them.

    Raises Missing then, with the key of the ICS.
    """
    try:
        yield
    except Contradiction as contradiction:
        typed = sum(device.wrong_codes for device in scene.browsers.every)
        sent = Facts.codes_forged.or_else(scene.facts, 0) or (typed if typed > FEW else 0)
        tries = scene.target.ics.codes.tries
        if not sent or (tries is not None and sent < tries):
            raise
        claimed = "that many lock a mailbox by the ICS: ics.codes.tries"
        unclaimed = "if these lock a mailbox, say how many it takes: ics.codes.tries"
        raise Missing(
            f"{contradiction.seen} in the place of {contradiction.expected}, after {sent} wrong codes; "
            f"{claimed if tries else unclaimed}"
        ) from contradiction


def expect_mailbox(device: Device, mailbox: Mailbox) -> None:
    """The device must show the welcome page of this mailbox, and its letter behind it.

    Raises Missing where a mailbox of the pool does not show it: the notices of many runs may lie before it;
    and where a phone's browser does not show the way to it.
    """
    expect_place(device, Place.WELCOME)
    is_lent = device.target.ixit.accounts.come_from == "pool"
    open_inbox(device)
    with nullcontext() if device.disguised else possible("the mailbox with its own letter"):
        if not is_lent:
            read_once_there(device, mailbox.letter)
    if is_lent:
        _read_of_pool(device, mailbox)
    if not device.received(mailbox.letter):
        raise Missing("the mailbox's letter is on the screen, and no answer carried it where it can be read")


def _read_of_pool(device: Device, mailbox: Mailbox) -> None:
    try:
        read_once_there(device, mailbox.letter)
    except Missing as missing:
        raise Missing(
            f"{missing}; where notices of earlier runs lie before it, "
            "lead to a folder that keeps it: ixit.screens.welcome.inbox"
        ) from missing


def expect_nothing_shown(device: Device, mailbox: Mailbox) -> None:
    """No answer of this login may have carried the mailbox's letter, no screen of a mailbox be reached.

    Nor may one be seen beneath the screen that lies above.
    """
    through = [str(one) for one in device.tried if one.through]
    expect(not through, "nothing of the mailbox by any of what was tried", "; ".join(through))
    expect(
        not device.received(mailbox.letter),
        "no answer with the mailbox's content",
        "an answer with its letter",
    )
    reached = INSIDE & (device.reached | Watch(device).places())
    tried = f", after {'; '.join(map(str, device.tried))}" if device.tried else ""
    expect(not reached, "no screen of the mailbox", f"{', '.join(sorted(reached))}{tried}")


def answered_again(scene: Scene, device: Device, mailbox: Mailbox) -> bool:
    """Whether an answer to the data requests that were made again carried the mailbox's letter."""
    return any(answer.carries(mailbox.letter) for answer in device.wire.since(scene.facts.repeated_at))


def has_shown(device: Device, mailbox: Mailbox) -> bool:
    """Whether this login came to a screen of a mailbox, or an answer of it carried this mailbox's letter."""
    return device.received(mailbox.letter) or bool(INSIDE & device.reached)


def buttons_of_bound(target: Profile, method: Method) -> str:
    """The buttons of a bound method's row, as `SettingsRow.state` says them: those that the ICS claims."""
    at_once = target.ixit.screens.two_step_settings.unbind_all
    without = {
        "修改": target.ics.without_change,
        "解绑": target.ics.methods if at_once else target.ics.without_unbinding,
    }
    return " and ".join(name for name, methods in without.items() if method.key not in methods) or NO_BUTTON


def expect_rows(scene: Scene, rows: Mapping[Method, str], *, listed: bool = False) -> None:
    """Each method's row in the settings, read anew, must have exactly these buttons.

    Where the last method cannot be unbound, the only one that is bound may have no 解绑. listed: whether it
    is the list that the clause is about; else Missing is raised where there is no such row.
    """
    device = scene.browsers.in_front
    person = scene.cast.person(device.user)
    with unless_locked(scene), possible("the two-step settings", scene):
        read_two_step(scene, device, person)
    stays = not scene.target.ics.unbinds_last and len(person.bound) == 1

    def fits(state: str, buttons: str) -> bool:
        return state == buttons or (stays and state == buttons.removesuffix(" and 解绑"))

    def all_fit(found: Sequence[str]) -> bool:
        return all(map(fits, found, wanted))

    keys, wanted = [method.key for method in rows], list(rows.values())
    states = settled_states(device, keys, all_fit)
    if not all_fit(states):  # what is read may lag behind what was written
        device.page.reload()
        states = settled_states(device, keys, all_fit)
    for method, state, buttons in zip(rows, states, wanted, strict=True):
        if not listed and not fits(state, buttons):
            need_row(device, method.key)
        expect(fits(state, buttons), f"{method} with {buttons}", f"{method} with {state}")


def expect_served(answer: Answer, expected: str) -> None:
    """The mail program must have been able to use the mailbox; NoAnswer where that is not known."""
    if answer.fault:
        raise NoAnswer(f"the password was taken, and then: {answer.fault}")
    expect(answer.served, expected, answer.said)


def masked(number: str) -> str:
    """A mainland number in E.164 as the guide shows it: three digits, four stars, four digits (G4.5)."""
    digits = number.removeprefix("+86")
    return f"{digits[:3]}****{digits[-4:]}"


def masked_somehow(number: str) -> re.Pattern[str]:
    """A mainland number in E.164 as any mask may show it: its last digits behind something else."""
    ends = "|".join(number[-digits:] for digits in (4, 3, 2))
    return re.compile(rf"(?:[*＊•●xX]|尾号|末四位|ending in)\s*(?:{ends})(?!\d)", re.IGNORECASE)
