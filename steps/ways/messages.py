"""Waiting for what a phone or a mailbox receives."""

from collections.abc import Collection
from contextlib import suppress

from steps.devices.device import Device
from steps.people.actors import Missing, NothingCame
from steps.scene import Scene
from steps.screens.places import Outcome, Place
from steps.screens.presses import in_order
from steps.screens.seeing import Watch
from steps.screens.waiting import until

LOOK = 0.02
"""Seconds for which a message is waited for between two looks at the screen."""
DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def arrived(scene: Scene, to: str) -> list[str]:
    """What arrived at a number, an e-mail address or an app so far, oldest first."""
    return scene.arrivals.at(to)


def code_number(scene: Scene, to: str, count: int) -> str:
    """The code in message number `count` (from 1), the moment it is there; Missing when it never is."""
    try:
        return scene.arrivals.code_in(scene.arrivals.next_at(to, count - 1, scene.target.ixit.waits.message))
    except TimeoutError:
        raise Missing(f"message {count} to {to} never came") from None


def last_code(scene: Scene, to: str) -> str:
    """The code in the newest message, waiting for the first one."""
    return code_number(scene, to, max(1, len(arrived(scene, to))))


def unread(scene: Scene, to: str) -> bool | None:
    """Whether something has come there that nobody has read; None until then."""
    return scene.arrivals.unread(to) or None


def code_sent_by_itself(scene: Scene, device: Device, to: str) -> str:
    """The code that came without being asked for: one that nobody has read yet, else the last one again.

    Where each request sends one it is waited for as any message is, however many came before.
    """
    waits, sends = scene.target.ixit.waits, scene.target.ics.codes.resend_per == "request"
    until(device.page, waits.message if sends else waits.absence, lambda: unread(scene, to))
    return last_code(scene, to)


def none_sent_by_itself(scene: Scene, to: str) -> bool:
    """Whether a login whose second step sends its code by itself has sent none there since they are counted.

    Then one that was sent before was taken. Where a number is sent one code in a while, that cannot be told;
    nor where wrong codes were submitted: what puts tries off may send nothing meanwhile.
    """
    by_itself = not scene.target.ixit.screens.second_step.send
    sends = by_itself and scene.target.ics.codes.resend_per == "request"
    wrong = any(one.tried or one.wrong_codes for one in scene.browsers.every)
    return sends and not wrong and not scene.arrivals.codes_counted(to)


def code_or_refusal(scene: Scene, device: Device, to: str, before: int) -> str | Outcome:
    """What a request for a code came to: the code that arrived, or what the screen says instead.

    Raises NothingCame where neither came: silence is no refusal (rule 10).
    """
    watch, stood = Watch(device), device.standing

    def come() -> str | Outcome | None:
        with suppress(TimeoutError):
            return scene.arrivals.code_in(scene.arrivals.next_at(to, before, LOOK))
        return _news(watch.refusal(), stood)

    found: str | Outcome | None = until(device.page, scene.target.ixit.waits.message, come)
    found = found or _news(watch.refusal(remembered=True), stood) or _in_box(device, watch.place())
    watch.note()
    if found is None:
        raise NothingCame(f"no code came to {to}, and nothing was said on {watch.place()}")
    return found


def _news(refusal: Outcome | None, stood: Collection[str]) -> Outcome | None:
    """What is said; a notice that no key names, and that stood there before, is for everybody."""
    stands = refusal and refusal.refusal == "other" and refusal.words in stood
    return None if stands else refusal


def _in_box(device: Device, place: Place) -> Outcome | None:
    """What a box of the browser's own said last, where no code came and nothing else was said."""
    done = in_order(device.target.ixit.screens.messages.done)
    said = [words for words in device.told if not any(one in words for one in done)]
    return Outcome(place, "other", said[-1]) if said else None


def code_if_any(scene: Scene, device: Device, to: str, before: int) -> str:
    """The code that a request came to; empty where none came, whatever was said."""
    with suppress(Missing):
        code = code_or_refusal(scene, device, to, before)
        return code if isinstance(code, str) else ""
    return ""


def other_people_received(scene: Scene, but: set[str]) -> list[str]:
    """Whose phones have received a message since messages are counted, except these numbers."""
    others = {number: person for number, person in scene.cast.numbers.items() if number not in but}
    return [person.name for number, person in others.items() if scene.arrivals.codes_counted(number)]


def wrong_code(right: str) -> str:
    """A code of the same shape that differs in every place."""
    return "".join(
        _following(character, DIGITS) or _following(character, LETTERS) or "x" for character in right
    )


def _following(character: str, alphabet: str) -> str:
    place = alphabet.find(character.upper())
    return alphabet[(place + 5) % len(alphabet)] if place >= 0 else ""
