"""What the next login begins from: a browser in which nobody is signed in any more."""

from collections.abc import Callable, Mapping

from conformance.profile import Profile
from steps.devices.device import Device
from steps.devices.lasting import cookies_as_given, forget, forget_stored, store, stored
from steps.people.actors import Missing, NotSignedIn
from steps.screens import logins
from steps.screens import mailbox as inside
from steps.screens.places import LOGINS, Place
from steps.screens.seeing import see

KEY = "ics.session_outlives_browser"


def close_and_open(device: Device) -> None:
    """Close the browser and open it again; where sessions outlive that, end those of the portal and the mail.

    Raises Missing where one cannot be ended.
    """
    device.restart()
    if device.target.ics.session_outlives_browser:
        for address in _addresses(device.target):
            _end_session(device, address)


def need_login(device: Device) -> None:
    """Raise NotSignedIn unless this login has shown the form of one: else nobody has logged in anew.

    Where trust spares the password too, whoever trusted the browser meets none in it.
    """
    spared = device.trusted_by == device.user and device.target.ics.trust.without_password
    if not LOGINS & device.reached and not spared:
        outlives = device.target.ics.session_outlives_browser
        key = "" if outlives else f"; if sessions are meant to outlive the browser: {KEY} = true"
        raise NotSignedIn(f"the browser was closed and opened, and no login was met, but {see(device)}{key}")


def signed_out(device: Device) -> bool:
    """Sign out wherever somebody is let in, if the ICS has that, and say whether all ask for a login then."""
    return all(_signed_out(device, address) for address in _addresses(device.target))


def _end_session(device: Device, address: str) -> None:
    """Have a login shown at this address: by signing out where the ICS has it, else by what is kept there."""
    if _signed_out(device, address):
        return
    if not (_forget_cookies(device, address) or _forget_storage(device, address)):
        raise Missing(f"nothing ended the session at {address}: the browser shows {see(device)} ({KEY})")


def _signed_out(device: Device, address: str) -> bool:
    return _asks_to_sign_in(device, address) or (
        _signs_out(device.target) and _sign_out(device) and _asks_to_sign_in(device, address)
    )


def _addresses(target: Profile) -> list[str]:
    return [one for one in (target.ixit.addresses.portal, target.ixit.addresses.mail) if one]


def _asks_to_sign_in(device: Device, address: str) -> bool:
    device.visit(address)
    return see(device) in LOGINS


def _signs_out(target: Profile) -> bool:
    return "C.logout" in target.ics.claims


def _sign_out(device: Device) -> bool:
    """Sign out, where the screen that is shown has that, and say whether it has."""
    ways: Mapping[Place, Callable[[Device], None]] = {
        Place.WELCOME: inside.sign_out,
        Place.PORTAL_HOME: logins.sign_out_of_portal,
    }
    way = ways.get(see(device))
    if way:
        way(device)
    return way is not None


def _forget_cookies(device: Device, address: str) -> bool:
    """Take away the cookies without which a login is shown, and say whether one is.

    Which ones carry the session is tried out, in the order in which the browser was given them: what came
    with the answer 信任 is the last, and stays unless the session is nowhere else. What made no difference
    is put back.
    """
    gone = []
    for cookie in cookies_as_given(device):
        forget(device, cookie)
        gone.append(cookie)
        if _asks_to_sign_in(device, address):
            break
    else:
        device.put_back(gone)
        return False
    for cookie in gone[:-1]:
        device.put_back([cookie])
        if not _asks_to_sign_in(device, address):
            forget(device, cookie)
    return True


def _forget_storage(device: Device, address: str) -> bool:
    """The same by what the page has stored, one thing by itself."""
    device.visit(address)
    see(device)
    for name, value in stored(device):
        forget_stored(device, name)
        if _asks_to_sign_in(device, address):
            return True
        store(device, name, value)
    return False
