"""Trust whose request says itself how long it is to last, as anybody can make it say (CWE-472, CWE-602)."""

import re
from collections.abc import Mapping

from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.ways.attacks.saying import named_in_pages
from steps.ways.requests.naming import naming
from steps.ways.trusting import answer
from steps.words.attacks import Term

NAMES = (
    *("days", "trustDays", "trust_days", "rememberDays", "duration", "period", "validity", "ttl"),
    *("maxAge", "max_age", "expires_in", "expiresIn", "expires", "expire", "expires_at", "expiry"),
    *("until", "validUntil", "expireDate", "expireTime", "endDate", "end_date"),
)
"""Fields by which a page may tell for how long, or until when, a device is trusted."""
PATTERN = re.compile(r"\b\w*(?:days|ttl|max_?age|duration|validity|expir|until|end_?date)\w*\b", re.I)
DAYS, DAY = 3650, 24 * 3600


def trust_for(scene: Scene, device: Device, person: Person, term: Term) -> None:
    """Choose to trust the device by a request that asks for this term by every name that may mean it.

    Raises NotRun where nothing was submitted that could say so.
    """
    with naming(device, _saying(term, [*NAMES, *named_in_pages(device, PATTERN)])):
        answer(scene, device, person, trusts=True)


def _saying(term: Term, names: list[str]) -> Mapping[str, str]:
    match term:
        case Term.YEARS:
            return {name: str(DAYS if "day" in name.lower() else DAYS * DAY) for name in names}
        case Term.EVER:
            return dict.fromkeys(names, "-1")
        case Term.DATE:
            return dict.fromkeys(names, "2126-01-01")
