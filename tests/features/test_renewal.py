"""What serves for one request alone: a request says what was last handed out in the place of what it says."""

from types import SimpleNamespace
from typing import cast

import pytest

from fake_services.proxy.exchange import Exchange
from steps.devices.device import Device
from steps.ways.requests.message import URLENCODED, parsed
from steps.ways.requests.renewal import Renewal

MAIL = "https://mail.example.edu"
FIRST, SECOND, THIRD = "tok-1-aaaaaaaaaa", "tok-2-bbbbbbbbbb", "tok-3-cccccccccc"
HTML, JSON = "text/html; charset=utf-8", "application/json"


def answer(body: str, kind: str = HTML, **headers: str) -> Exchange:
    said = [("content-type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
    return Exchange("device 0", 0, "GET", f"{MAIL}/verify", [], b"", 200, said, body.encode(), None, "routed")


def renewal(*answers: Exchange) -> Renewal:
    wire = SimpleNamespace(since=lambda _: [*answers])
    return Renewal(cast("Device", SimpleNamespace(wire=wire, login_mark=0.0)))


def form(token: str, action: str = "/check") -> str:
    return f'<form action="{action}"><input type=hidden name="_csrf" value="{token}"><input name=code></form>'


def said_by(renewal: Renewal, body: str, header: str = "", query: str = "") -> str:
    headers = {"content-type": URLENCODED, "x-csrf-token": header}
    made = renewal.of(parsed("POST", f"{MAIL}/check{query}", headers, body.encode()))
    return f"{made.address()} {made.headers['x-csrf-token']} {(made.body()[1] or b'').decode()}"


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (answer(form(FIRST)), answer(form(SECOND))),
        (
            answer(f'<meta name="csrf-token" content="{FIRST}">'),
            answer(f'{{"csrf-token": "{SECOND}"}}', JSON),
        ),
        (answer(f"<script>var token = '{FIRST}';</script>"), answer(f"<script>token='{SECOND}'</script>")),
        (answer(f'<body data-csrf="{FIRST}">'), answer(f'<body data-csrf="{SECOND}">')),
        (answer("", set_cookie=f"XSRF={FIRST}; Path=/"), answer("", set_cookie=f"XSRF={SECOND}; Path=/")),
        (answer("", x_csrf_token=FIRST), answer("", x_csrf_token=SECOND)),
        (answer(f'{{"next": {{"nonce": "{FIRST}"}}}}', JSON), answer(f'[{{"nonce": "{SECOND}"}}]', JSON)),
        (answer(form(FIRST)), answer(f'{{"_csrf": "{SECOND}"}}', JSON)),
        (answer(f"{form(FIRST)}<![<!["), answer(f"{form(SECOND)}<![<![")),
        (answer(f'<form action="/go?code={FIRST}">'), answer("", location=f"{MAIL}/go?code={SECOND}")),
        (answer(f'{{"action": "/go?code={FIRST}"}}', JSON), answer(f'<form action="/go?code={SECOND}">')),
    ],
    ids=[
        "field",
        "meta",
        "script",
        "attribute",
        "cookie",
        "header",
        "JSON",
        "field, and then JSON",
        "field before what no parser can read",
        "address of a form",
        "led to",
    ],
)
def test_the_next_token_takes_the_place_of_the_last(first: Exchange, then: Exchange) -> None:
    made = renewal(first, then)
    for said in (
        said_by(made, f"t={FIRST}"),
        said_by(made, "", header=FIRST),
        said_by(made, "", query=f"?c={FIRST}"),
    ):
        assert (FIRST in said, SECOND in said) == (False, True)


@pytest.mark.parametrize("deep", ["[" * 100_000, "[" * 500 + "]" * 500], ids=["endless", "deep"])
def test_an_answer_of_brackets_hands_out_nothing(deep: str) -> None:
    assert FIRST in said_by(renewal(answer(form(FIRST)), answer(deep, JSON)), f"t={FIRST}")


def test_it_is_looked_up_anew_for_each_request() -> None:
    answers = [answer(form(FIRST))]
    made = Renewal(
        cast("Device", SimpleNamespace(wire=SimpleNamespace(since=lambda _: answers), login_mark=0))
    )
    assert FIRST in said_by(made, f"_csrf={FIRST}")
    answers.append(answer(form(SECOND)))
    assert SECOND in said_by(made, f"_csrf={FIRST}")
    answers.append(answer(form(THIRD)))
    assert THIRD in said_by(made, f"_csrf={FIRST}")


def test_the_token_of_another_form_stands_for_nothing() -> None:
    made = renewal(answer(form(FIRST)), answer(form(SECOND, "/sign-out")))
    assert FIRST in said_by(made, f"_csrf={FIRST}")


@pytest.mark.parametrize("twice", [form(SECOND) + form(THIRD), f'<script>t="{SECOND}";t="{THIRD}"</script>'])
def test_two_values_of_one_name_stand_for_neither(twice: str) -> None:
    made = renewal(answer(form(FIRST) + f'<script>t="{FIRST}"</script>'), answer(twice))
    assert FIRST in said_by(made, f"_csrf={FIRST}")


def test_what_is_no_token_stays() -> None:
    told = '{"step": "%s", "back": "%s"}'
    first, then = (told % said for said in (("verification", f"{MAIL}/a1"), ("confirmation", f"{MAIL}/b2")))
    made = renewal(answer(first, JSON), answer(then, JSON))
    assert "step=verification&back=https" in said_by(made, f"step=verification&back={MAIL}/a1")
