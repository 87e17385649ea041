"""What a login went on by once it was approved elsewhere, sent again where another one waits."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from conformance.judging.verdict import NotRun
from steps.devices.acting import submits_or_asks
from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.waiting import until
from steps.surroundings import Exchange
from steps.ways.attacks.learning import as_own
from steps.ways.attacks.sending import submit_each
from steps.ways.requests.handed_out import LIKE_A_TOKEN
from steps.ways.requests.naming import EMPTY, ROW
from steps.ways.requests.observed import each_once
from steps.ways.requests.repeating import names
from steps.ways.requests.sending import of_exchange

WHAT = "what an approved login went on by"


def answered_so_far(device: Device) -> Collection[float]:
    """When each request of this login began that has been answered until now."""
    return {one.at for one in device.wire.since(device.login_mark)}


def went_on_by(device: Device, before: Collection[float]) -> list[Exchange]:
    """What the page has been answered since then, of what it submitted or its scripts asked for.

    The last comes first: what asked for the approval may be among it, and would begin to wait for another.
    """
    since = [one for one in device.wire.since(device.login_mark) if one.at not in before]
    asked = [one for one in since if submits_or_asks(one) and device.target.ixit.serves(one.url)]
    return each_once(asked)[::-1]


def named_anew(device: Device, acts: Collection[Exchange]) -> Mapping[str, str]:
    """What those requests of an earlier login name, each with what the one that waits here names so.

    It is waited for until the page asks what one of those asked.
    """

    def asked() -> list[Exchange]:
        return [one for one in device.wire.since(device.login_mark) if submits_or_asks(one)]

    ways = _paths(acts)
    until(device.page, device.target.ixit.waits.page, lambda: ways & _paths(asked()) or None)
    now = _named(asked())
    return {value: now[name] for name, value in _named(acts).items() if now.get(name, value) != value}


def _paths(exchanges: Iterable[Exchange]) -> set[str]:
    return {urlsplit(one.url).path for one in exchanges}


def _named(exchanges: Iterable[Exchange]) -> Mapping[str, str]:
    said = (told for one in exchanges for told in of_exchange(one, EMPTY).values())
    return {
        name: str(value)
        for name, value in said
        if name and (ROW.fullmatch(str(value)) or LIKE_A_TOKEN.fullmatch(str(value)))
    }


def send_what_went_on(
    scene: Scene,
    device: Device,
    person: Person,
    owner: Person,
    acts: Sequence[Exchange],
    anew: Mapping[str, str] = EMPTY,
) -> None:
    """Send this person's requests of another login, made out to the one that waits here; else NotRun.

    anew: what they named, and what they are to name instead.
    """
    if not acts:
        raise NotRun("no request was seen by which the approved login went on")
    messages = as_own(device, acts, {**names(owner, person, person.mailbox), **anew})
    submit_each(scene, device, person, ((WHAT, message, {}) for message in messages))
