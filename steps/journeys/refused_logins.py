"""What a login says of credentials that it refuses."""

from conformance.target import Door
from steps.actors import Device, Missing
from steps.journeys.login import need_the_portals_screens
from steps.screens import logins
from steps.screens.places import Place, outcome, where


def refused_login(device: Device, door: Door, login: str, address: str, password: str) -> str:
    """Sign in with a wrong password, and return what is answered, without the account that it names.

    Raises Missing when nothing is said.
    """
    addresses = device.target.ixit.addresses
    device.visit(addresses.direct if door == "direct" else addresses.portal)
    place, mark = where(device), device.wire.mark()
    if place is Place.MAIL_LOGIN:
        logins.sign_in_at_mail(device, address, password)
    else:
        need_the_portals_screens(device)
        logins.sign_in_at_portal(device, login, password)
    said = outcome(device, leaving=place)
    if not said.refusal:
        raise Missing(f"no message says that the login was refused; the browser shows {said.place}")
    status = next((one.status for one in device.wire.since(mark) if one.method == "POST"), None)
    words = said.words.replace(address, "…").replace(login, "…")
    return f"“{words}” on {said.place}, with status {status}"
