"""Which cookies carry a session or the trust of a device, and what the browser was told about them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.places import Place
from steps.surroundings import Exchange
from steps.ways.login import enter
from steps.ways.next_login import close_and_open
from steps.ways.requests.repeating import repeat_data_requests

Cookie = Mapping[str, object]


def of_session(scene: Scene, device: Device, person: Person) -> list[Cookie]:
    """The cookies without one of which the mailbox's data are not to be had; raises NotRun without any.

    But for what opens nothing by itself and scripts say again beside it, and so have to read: against
    requests of other sites (double submit).
    """
    other = scene.browsers.other_used_by(person.name)

    def reads(cookies: Sequence[Cookie]) -> bool:
        other.context.clear_cookies()
        other.put_back(cookies)
        other.begin_login()
        repeat_data_requests(scene, other, person, person.mailbox, session=device)
        return other.received(person.mailbox.letter)

    needed = _needed(device.context.cookies(device.target.ixit.addresses.mail), reads)
    asked = device.wire.since(device.login_mark)
    return [one for one in needed if not said_again(asked, str(one["value"]))] or needed


def said_again(asked: Iterable[Exchange], value: str) -> bool:
    """Whether one of these requests says what a cookie holds elsewhere, too, as it stands there or decoded.

    In another header, in its address or in its body.
    """
    for one in asked:
        headers = [said for name, said in one.request_headers if name.lower() != "cookie"]
        texts = (one.url, (one.request_body or b"").decode(errors="replace"), *headers)
        if any(value in text or unquote(value) in unquote(text) for text in texts):
            return True
    return False


def of_trust(device: Device, person: Person) -> list[Cookie]:
    """The cookies without one of which a trusted device is asked again; raises NotRun without any."""
    close_and_open(device)
    kept, addresses = device.lasting_cookies(), device.target.ixit.addresses
    mine = [cookie for cookie in device.context.cookies(addresses.mail) if cookie in kept]
    rest = [cookie for cookie in kept if cookie not in mine]

    def is_trusted(cookies: Sequence[Cookie]) -> bool:
        device.context.clear_cookies()
        device.put_back([*rest, *cookies])
        return enter(device, person) is not Place.SECOND_STEP

    return _needed(mine, is_trusted)


def _needed(cookies: Sequence[Cookie], suffice: Callable[[Sequence[Cookie]], bool]) -> list[Cookie]:
    """Those that cannot be left out; raises NotRun unless all together suffice, before and after."""
    whole = suffice(cookies)
    needed = [one for one in cookies if not suffice([other for other in cookies if other is not one])]
    if not (whole and needed and suffice(cookies)):
        raise NotRun("this is not carried by cookies alone, or they change with every use")
    return needed


def faults(device: Device, cookie: Cookie) -> list[str]:
    """What was left out when the browser was given this cookie."""
    found = [
        flag for flag, held in (("Secure", cookie["secure"]), ("HttpOnly", cookie["httpOnly"])) if not held
    ]
    told = _told(device, f"{cookie['name']}={cookie['value']}")
    if (same_site := told.get("samesite", "")) not in ("lax", "strict"):
        found.append(f"SameSite ({same_site or 'not said'})")
    domain, host = told.get("domain", "").lstrip("."), urlsplit(device.target.ixit.addresses.mail).hostname
    return [*found, f"a host of its own (Domain={domain})"] if domain and domain != host else found


def _told(device: Device, cookie: str) -> Mapping[str, str]:
    """The attributes with which this very value last came over the wire, in lower case.

    Another host's cookie may have the same name.
    """
    told: Mapping[str, str] = {}
    for exchange in device.wire.since(0):
        for header, value in exchange.response_headers:
            given, *said = map(str.strip, value.split(";"))
            if header.lower() == "set-cookie" and given == cookie:
                told = dict(part.lower().partition("=")[::2] for part in said)
    return told
