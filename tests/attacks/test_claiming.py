"""Claims: each is made in every way, and another's cookies stand in the place of one's own of that name."""

from types import SimpleNamespace
from typing import cast

from steps.devices.device import Device
from steps.people.actors import Mailbox, Person
from steps.ways.attacks.claiming import claiming
from steps.ways.requests.message import Message
from steps.words.attacks import Claim

LI = Person("Li", "li", "a password", [Mailbox("li@kust.example", "letter")], {})
MINE = [{"name": "session", "value": "waiting"}, {"name": "theme", "value": "dark"}]
GIVEN = [
    ("Set-Cookie", f"{name}; Path=/") for name in ("session=older", "session=waiting", "gone=; Max-Age=0")
]
LETTERS = Message("GET", "https://mail.example/letters", {}, [("of", "li")])


def device(portal: str = "https://portal.example/") -> Device:
    """A browser that waits at a gate."""
    addresses = SimpleNamespace(portal=portal)
    target = SimpleNamespace(ixit=SimpleNamespace(addresses=addresses, serves=lambda _: True))
    wire = SimpleNamespace(
        since=lambda _: [SimpleNamespace(url="https://mail.example/", response_headers=GIVEN)]
    )
    context = SimpleNamespace(cookies=lambda _: MINE)
    return cast("Device", SimpleNamespace(context=context, target=target, wire=wire, login_mark=0.0))


def claimed(claim: Claim, inside: tuple[tuple[str, str], ...] = ()) -> dict[str, dict[str, str]]:
    """What is sent besides, by what is claimed."""
    return {what: dict(more) for what, _, more in claiming(claim, LETTERS, device(), LI, inside)}


def test_each_claim_is_made() -> None:
    assert all(claimed(claim, (("passed", "yes"),)) for claim in Claim)


def test_anothers_cookie_stands_in_the_place_of_ones_own() -> None:
    inside = (("session", "theirs"), ("theme", "dark"), ("passed", "yes"))
    assert [more["Cookie"] for more in claimed(Claim.OTHERS_COOKIES, inside).values()] == [
        "theme=dark; session=theirs",
        "session=waiting; theme=dark; passed=yes",
    ]


def test_a_replaced_cookie_stands_in_the_place_of_the_one_that_replaced_it() -> None:
    assert [more["Cookie"] for more in claimed(Claim.REPLACED_COOKIES).values()] == [
        "theme=dark; session=older"
    ]


def test_the_account_is_named_by_either_name() -> None:
    said = [value for more in claimed(Claim.NAME).values() for value in more.values()]
    assert set(said) == {"li", "li@kust.example"}


def test_another_kind_of_request_removes_nothing_and_asks_for_the_same() -> None:
    asked = claiming(Claim.OTHER_METHOD, LETTERS, device(), LI, ())
    assert [(new.method, [*new.values()]) for _, new, _ in asked] == [
        *(("POST", [("of", "li")]),) * 3,
        ("QUERY", [("of", "li")]),
    ]
    submitted = Message("POST", "https://mail.example/letters", {}, fields=[("of", "li")])
    asked = claiming(Claim.OTHER_METHOD, submitted, device(), LI, ())
    assert [new.method for _, new, _ in asked] == ["GET", "QUERY"]
