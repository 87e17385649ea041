"""Requests made again with another session: what names a session is told from what names anything else."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from fake_services.proxy.exchange import Exchange
from steps.devices.device import Device
from steps.people.actors import Mailbox, Person
from steps.scene import Scene
from steps.ways.requests.handed_out import credential, name_of
from steps.ways.requests.observed import Observed
from steps.ways.requests.repeating import (
    ask_for_others_letters,
    submitted,
    tokens,
    written_otherwise,
)
from steps.ways.requests.sending import of_exchange, replaced, send

CHEN = cast("Person", SimpleNamespace(login="20260001", mailbox=Mailbox("chen@kust.edu.cn", "letter")))
WANG = cast("Person", SimpleNamespace(login="20260002", mailbox=Mailbox("wang@kust.edu.cn", "letter")))

TARGET = SimpleNamespace(ixit=SimpleNamespace(waits=SimpleNamespace(page=1.0)))


def exchange(
    url: str, headers: tuple[tuple[str, str], ...] = (), body: bytes = b"", method: str = "GET"
) -> Exchange:
    return Exchange("device 0", 0.0, method, url, [*headers], body, 200, [], b"", None, "routed")


def answered(body: str) -> Exchange:
    return Exchange(
        "device 0", 0.0, "POST", "https://mail/in", [], b"", 200, [], body.encode(), None, "routed"
    )


def device(*asked: Exchange) -> Device:
    wire = SimpleNamespace(since=lambda mark: list(asked))
    return cast("Device", SimpleNamespace(wire=wire, login_mark=0.0, target=TARGET))


def fetching(*asked: Exchange) -> tuple[Device, list[dict[str, Any]]]:
    """A device, and how it was told to fetch."""
    fetched: list[dict[str, Any]] = []

    def fetch(address: str, **how: Any) -> object:  # noqa: ANN401 (Playwright's own)
        fetched.append(how)
        return SimpleNamespace(status=200)

    one = device(*asked)
    vars(one)["context"] = SimpleNamespace(request=SimpleNamespace(fetch=fetch))
    return one, fetched


THEIRS = [
    exchange("https://mail/list?sid=chens-sid"),
    exchange("https://mail/letter?sid=chens-sid&id=70000001"),
]


def test_what_names_the_session_is_replaced_by_what_names_ones_own() -> None:
    mine = device(exchange("https://mail/list?sid=wangs-sid"))
    assert tokens(THEIRS, mine, CHEN) == {"chens-sid": "wangs-sid"}


def test_the_latest_name_of_ones_own_session_counts() -> None:
    mine = device(exchange("https://mail/list?sid=before-login"), exchange("https://mail/list?sid=wangs-sid"))
    assert tokens(THEIRS, mine, CHEN) == {"chens-sid": "wangs-sid"}


@pytest.mark.parametrize(
    "own",
    [
        exchange("https://mail/list"),  # nothing is known of one's own session
        exchange("https://mail/letter?id=70000002"),  # names a letter: it is not in all of theirs
    ],
)
def test_nothing_else_is_replaced(own: Exchange) -> None:
    assert tokens(THEIRS, device(own), CHEN) == {}


def test_the_account_and_its_mailbox_name_no_session() -> None:
    theirs = [exchange("https://mail/list?mailbox=chen@kust.edu.cn&user=20260001")]
    mine = device(exchange("https://mail/list?mailbox=wang@kust.edu.cn&user=20260002"))
    assert tokens(theirs, mine, CHEN) == {}


def test_a_header_of_the_sites_own_and_a_form_name_sessions_too() -> None:
    theirs = [exchange("https://mail/list", (("X-CSRF-Token", "chens-token"),), b"csrf=chens-csrf")]
    mine = device(exchange("https://mail/list", (("x-csrf-token", "wangs-token"),), b"csrf=wangs-csrf"))
    assert tokens(theirs, mine, CHEN) == {"chens-token": "wangs-token", "chens-csrf": "wangs-csrf"}


def test_an_address_is_replaced_as_it_is_and_as_addresses_have_it() -> None:
    replacing = {"chen@kust.edu.cn": "wang@kust.edu.cn"}
    assert replaced("a?m=chen@kust.edu.cn&n=chen%40kust.edu.cn", replacing) == (
        "a?m=wang@kust.edu.cn&n=wang%40kust.edu.cn"
    )


def test_an_address_is_written_otherwise() -> None:
    assert written_otherwise("https://mail.test/api/letters?mailbox=li%40mail.test") == [
        f"https://mail.test{path}?mailbox=li%40mail.test"
        for path in (
            "/api/letters/",
            "/api/letters;x",
            "/api/.;/letters",
            "/API/LETTERS",
            "//api/letters",
            "/;/api/letters",
            "/api/%6Cetters",
            "/login/..;/api/letters",
            "/login/..%2Fapi/letters",
            "/static/..;/api/letters",
            "/static/..%2Fapi/letters",
            "/api/letters;x.css",
            "/api/letters/x.css",
            "/api/letters.json",
            "/api/letters%20",
            "/api/letters%00",
            "/api/letters%0A",
        )
    ]


def test_an_address_that_reads_the_same_is_not_asked_for_again() -> None:
    assert "https://mail.test/" not in written_otherwise("https://mail.test/")


@pytest.mark.parametrize(
    ("mine", "sent"), [((("authorization", "Bearer wangs"),), "Bearer wangs"), ((), None)]
)
def test_a_request_is_repeated_with_ones_own_authorization_or_none(
    mine: tuple[tuple[str, str], ...], sent: str | None
) -> None:
    theirs = exchange("https://mail/list", (("Authorization", "Bearer chens"), ("Accept", "*/*")))
    asked, fetched = fetching(exchange("https://mail/", mine))
    send(asked, of_exchange(theirs, tokens([theirs], asked, CHEN)), {})
    assert [how["headers"] for how in fetched] == [
        {"accept": "*/*"} | ({"authorization": sent} if sent else {})
    ]


def test_what_an_answer_handed_out_authorizes_though_it_was_never_sent() -> None:
    theirs = exchange("https://mail/list", (("Authorization", "Bearer chens"),))
    answers = [answered('{"user": {"access": "older", "t": 1}}'), answered('{"access": "chens"}')]
    handed = name_of("Bearer chens", answers)
    asked, _ = fetching(answered('{"access": "wangs"}'), answered('{"access": "a letter of that name"}'))
    assert (handed, tokens([theirs], asked, CHEN, handed)) == ("access", {"Bearer chens": "Bearer wangs"})


@pytest.mark.parametrize("header", ["X-Mail-Auth", "satoken", "X-Access-Token"])
def test_what_a_header_of_the_sites_own_authorizes_never_comes_along(header: str) -> None:
    theirs = exchange("https://mail/rpc", ((header, "chens-session-1"), ("X-Client", "web-1.20.3")))
    nobody, asked = device(), device(answered('{"session": "wangs-session-2"}'))
    handed = name_of(credential(theirs), [answered('{"session": "chens-session-1"}')])
    assert handed == "session"
    assert tokens([theirs], nobody, CHEN, handed)["chens-session-1"] == ""
    assert tokens([theirs], asked, CHEN, handed)["chens-session-1"] == "wangs-session-2"


@pytest.mark.parametrize("authorization", ["", "Bearer chens"])
def test_what_no_answer_handed_out_has_no_name(authorization: str) -> None:
    assert name_of(authorization, [answered('{"access": ""}')]) == ""


def test_data_are_asked_for_and_not_what_the_answer_leads_to() -> None:
    known = Observed(CHEN, [], [], [], [], THEIRS, [], {})
    scene = cast("Scene", SimpleNamespace(stage=SimpleNamespace(memory={"observed": known})))
    asked, fetched = fetching()
    ask_for_others_letters(scene, asked, WANG)
    assert [how["max_redirects"] for how in fetched] == [0] * 6


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_what_was_submitted_is_told_from_what_only_asks_and_what_counts_visits(method: str) -> None:
    counting = exchange("https://mail/visit", (("sec-fetch-mode", "no-cors"),), method="POST")
    before = [exchange("https://mail/code", method=asking) for asking in ("GET", "HEAD", "OPTIONS")]
    asked = exchange("https://mail/code", (("sec-fetch-mode", "cors"),), method=method)
    assert submitted(device(*before, counting, asked), 0.0) is asked
