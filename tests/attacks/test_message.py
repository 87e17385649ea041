"""A request taken apart and written anew: the same is said, but for what is changed."""

import json

import pytest

from steps.ways.attacks.forging import put
from steps.ways.requests.message import JSON, MULTIPART, URLENCODED, Message, parsed

FORM = parsed(
    "POST", "https://mail.example/verify?sid=1", {"Content-Type": URLENCODED}, b"code=4711&csrf=a%2Bb"
)
OBJECT = parsed(
    "POST", "https://mail.example/verify", {"content-type": JSON}, b'{"by": {"code": "4711"}, "n": 2}'
)
PATH = parsed("GET", "https://mail.example/verify/4711", {}, b"")
CODED = parsed(
    "POST", "https://mail.example/login", {"Content-Type": URLENCODED}, b"encpwd=NDcxMQ%3D%3D&lt=a%2Bb"
)
GRAPH = parsed(
    "POST",
    "https://mail.example/g",
    {"content-type": JSON},
    b'{"query": "mutation {verify(code: \\"4711\\")}"}',
)
PARTS = parsed(
    "POST",
    "https://mail.example/verify",
    {"content-type": f"{MULTIPART}; boundary=x"},
    b'--x\r\nContent-Disposition: form-data; name="code"\r\n\r\n4711\r\n--x--\r\n',
)


@pytest.mark.parametrize("message", [FORM, OBJECT, PATH, PARTS])
def test_it_is_seen_where_the_value_stands(message: Message) -> None:
    assert message.holds("4711")
    assert not message.holds("4712")


@pytest.mark.parametrize("deep", ["[" * 100_000, "[" * 500 + "]" * 500], ids=["endless", "deep"])
def test_a_body_of_brackets_stays_as_it_is(deep: str) -> None:
    message = parsed("POST", "https://mail.example/verify", {"content-type": JSON}, deep.encode())
    assert message.body() == (JSON, deep.encode())


def test_a_value_inside_a_longer_text_is_seen_too() -> None:
    assert GRAPH.holds("4711")
    assert GRAPH.changed(put("4711", "")).tree == {"query": 'mutation {verify(code: "")}'}


def test_a_value_that_the_page_encodes_is_seen_and_its_place_is_filled_so() -> None:
    assert CODED.holds("4711")
    assert dict(CODED.changed(put("4711", "%")).fields)["encpwd"] == "JQ=="
    assert "encpwd" not in dict(CODED.changed(put("4711")).fields)
    assert dict(CODED.changed(put("4711", [])).fields).keys() == {"lt"}


def test_what_is_not_changed_is_said_as_it_was() -> None:
    assert FORM.body() == (URLENCODED, b"code=4711&csrf=a%2Bb")
    assert FORM.address() == "https://mail.example/verify?sid=1"
    assert json.loads(OBJECT.body()[1] or b"") == {"by": {"code": "4711"}, "n": 2}


def test_a_value_is_left_out() -> None:
    assert FORM.changed(put("4711")).fields == [("csrf", "a+b")]
    assert OBJECT.changed(put("4711")).tree == {"by": {}, "n": 2}
    assert PARTS.changed(put("4711")).fields == []
    assert PATH.changed(put("4711")).url == PATH.url


@pytest.mark.parametrize(
    ("value", "fields", "tree"),
    [
        ("", [("code", "")], ""),
        (None, [("code", "null")], None),
        (["1", "2"], [("code[]", "1"), ("code[]", "2")], ["1", "2"]),
        ({"$ne": ""}, [("code[$ne]", "")], {"$ne": ""}),
    ],
)
def test_something_else_stands_in_its_place(
    value: object, fields: list[tuple[str, str]], tree: object
) -> None:
    assert FORM.changed(put("4711", value)).fields == [*fields, ("csrf", "a+b")]
    assert OBJECT.changed(put("4711", value)).tree == {"by": {"code": tree}, "n": 2}


def test_a_form_says_one_name_more_than_once() -> None:
    assert FORM.changed(put("4711", "1", "2")).fields == [("code", "1"), ("code", "2"), ("csrf", "a+b")]


def test_a_path_says_another_value() -> None:
    assert PATH.changed(put("4711", "0000")).url == "https://mail.example/verify/0000"


def test_parts_are_written_as_parts() -> None:
    kind, body = PARTS.body()
    assert parsed("POST", PARTS.url, {"content-type": kind}, body or b"").fields == PARTS.fields


def test_further_fields_are_said_as_the_rest() -> None:
    assert ("user", "li") in FORM.saying({"user": "li"}).fields
    assert OBJECT.saying({"n": "li"}).tree == {"by": {"code": "4711", "n": "li"}, "n": "li"}
    assert PATH.saying({"user": "li"}).address() == "https://mail.example/verify/4711?user=li"


def test_a_further_field_stands_in_the_place_of_one_of_its_name() -> None:
    assert FORM.saying({"code": "1"}).fields == [("csrf", "a+b"), ("code", "1")]
    assert PATH.saying({"n": "1"}).saying({"n": "2"}).address() == "https://mail.example/verify/4711?n=2"
