"""Claims: each is made in every way, and another's cookies stand in the place of one's own of that name."""

from types import SimpleNamespace
from typing import cast

from steps.devices.device import Device
from steps.people.actors import Mailbox, Person
from steps.ways.attacks.claiming import headers
from steps.words.attacks import Claim

LI = Person("Li", "li", "a password", [Mailbox("li@kust.example", "letter")], {})
MINE = [{"name": "session", "value": "waiting"}, {"name": "theme", "value": "dark"}]
ADDRESS = "https://mail.example/letters"


def device(portal: str = "https://portal.example/") -> Device:
    """A browser that waits at a gate."""
    addresses = SimpleNamespace(portal=portal)
    target = SimpleNamespace(ixit=SimpleNamespace(addresses=addresses))
    return cast("Device", SimpleNamespace(context=SimpleNamespace(cookies=lambda _: MINE), target=target))


def claimed(claim: Claim, inside: tuple[tuple[str, str], ...] = ()) -> dict[str, dict[str, str]]:
    """What is sent besides, by what is claimed."""
    return {what: dict(more) for what, more in headers(claim, device(), LI, ADDRESS, inside)}


def test_each_claim_is_made() -> None:
    assert all(claimed(claim, (("passed", "yes"),)) for claim in Claim)


def test_anothers_cookie_stands_in_the_place_of_ones_own() -> None:
    inside = (("session", "theirs"), ("theme", "dark"), ("passed", "yes"))
    assert [more["Cookie"] for more in claimed(Claim.OTHERS_COOKIES, inside).values()] == [
        "theme=dark; session=theirs",
        "session=waiting; theme=dark; passed=yes",
    ]


def test_the_account_is_named_by_either_name() -> None:
    said = [value for more in claimed(Claim.NAME).values() for value in more.values()]
    assert set(said) == {"li", "li@kust.example"}
