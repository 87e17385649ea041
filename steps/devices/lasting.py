"""What a browser keeps when it is closed, thing by thing: cookies, and what pages have stored."""

from collections.abc import Mapping

from steps.devices.device import Device

type Cookie = Mapping[str, object]


def cookies_as_given(device: Device) -> list[Cookie]:
    """The cookies that stay when the browser is closed, those first that it was given first.

    Which ones it was not given over the wire is not known: they come before the others.
    """
    given: dict[str, int] = {}
    for number, exchange in enumerate(sorted(device.wire.since(0), key=lambda one: one.at)):
        for header, value in exchange.response_headers:
            if header.lower() == "set-cookie":
                given.setdefault(value.partition("=")[0].strip(), number)
    return sorted(device.lasting_cookies(), key=lambda one: given.get(str(one["name"]), -1))


def forget(device: Device, cookie: Cookie) -> None:
    """Take one cookie away."""
    named = {key: str(cookie[key]) for key in ("name", "domain", "path")}
    device.context.clear_cookies(**named)


def stored(device: Device) -> list[tuple[str, str]]:
    """What the site of the page that is shown has stored for good, by name."""
    return [(str(name), str(value)) for name, value in device.page.evaluate("Object.entries(localStorage)")]


def store(device: Device, name: str, value: str) -> None:
    """Store something for that site."""
    device.page.evaluate("([name, value]) => localStorage.setItem(name, value)", [name, value])


def forget_stored(device: Device, name: str) -> None:
    """Take away what is stored by this name."""
    device.page.evaluate("name => localStorage.removeItem(name)", name)
