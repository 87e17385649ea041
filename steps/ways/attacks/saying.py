"""A password whose request says besides that all is well already: no page says so, anybody can (CWE-602)."""

import re

from conformance.profile import Door
from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.places import Outcome
from steps.ways.attacks.forging import SAID_RIGHT
from steps.ways.other_names import enter_as
from steps.ways.questions import enter_code
from steps.ways.refused_logins import come_to
from steps.ways.requests.naming import naming
from steps.words.codes import Code

KEPT = ("remember", "rememberMe", "trusted", "trust")
"""Fields by which a page may tell at the password that a device is known."""
NAMES = re.compile(r"\b\w*(?:skip|bypass|verified|trusted|mfa|2fa|two_?factor)\w*\b", re.I)
MOST, LONG = 40, 40
"""How many names are taken from the pages, and how long one is at most."""


def sign_in_saying(device: Device, person: Person, door: Door) -> Outcome:
    """Sign in by a request that says by every name that may mean it that no second step is needed.

    Raises NotRun where nothing was submitted that could say so.
    """
    device.begin_login()
    come_to(device, door)
    names = [*SAID_RIGHT, *KEPT, *named_in_pages(device, NAMES)]
    with naming(device, dict.fromkeys(names, "true")):
        return enter_as(device, person, door, str)


def enter_asking_for_trust(scene: Scene, device: Device, person: Person, code: Code) -> None:
    """Enter a code with the box for trust ticked, where there is one, and trust asked for by other names."""
    device.trusts = True
    with naming(device, dict.fromkeys(KEPT, "true")):
        enter_code(scene, device, person, code)
    device.trusts = False


def named_in_pages(device: Device, pattern: re.Pattern[str]) -> list[str]:
    """The names like this pattern that stand in what this login was answered."""
    answers = device.wire.since(device.login_mark)
    found = (name for one in answers for name in pattern.findall(one.response_body.decode(errors="replace")))
    return [name for name in dict.fromkeys(found) if len(name) <= LONG][:MOST]
