"""Verdict rule 9: secrets are replaced in every notation, and which part was shown is said."""

import base64
import html
import json
import re
import sys
import unicodedata
from collections.abc import Callable
from time import process_time
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conformance.judging.notations import SEPARATOR
from conformance.judging.redaction import Redactor

redact = Redactor(
    {
        "+8613800138000": "Li's phone",
        "+8613912345678": "Wang's phone",
        "4D8LQ2": "code 1",
        "p@ss w&rd!": "Li's password",
        "JBSWY3DPEHPK3PXP": "Li's authenticator",
        "": "nothing",
    }
)


@pytest.mark.parametrize(
    "written",
    [
        "+8613800138000",
        "13800138000",
        "+86 138 0013 8000",
        "+86-138-0013-8000",
        "(+86) 138.0013.8000",
        "008613800138000",
        "0086 138 0013 8000",
        "8613800138000",
        "１３８００１３８０００",
        "＋８６１３８００１３８０００",
        "138００１３8000",
        "%2B8613800138000",
        "%2b86%20138%200013%208000",
        "138-0013%2D8000",
        "\\uff11\\uff13\\uFF18\\uff10\\uff10\\uff11\\uff13\\uff18\\uff10\\uff10\\uff10",
        "%EF%BC%91%EF%BC%93%ef%bc%98%EF%BC%90%EF%BC%90%EF%BC%91%EF%BC%93800%EF%BC%90",
        "&#49;3800138000",
        "&#x31;3800138000",
        "138&nbsp;0013&nbsp;8000",
    ],
)
def test_a_number_is_replaced_in_every_notation(written: str) -> None:
    redacted = redact(f"to: {written}; ok")
    assert redacted.replace("(", "").replace(") ", "") == "to: ⟦Li's phone, all 11 digits⟧; ok"


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("138****8000", "3 digits, 4 stars, 4 digits"),
        ("+86 138****8000", "3 digits, 4 stars, 4 digits"),
        ("138 **** 8000", "3 digits, 4 stars, 4 digits"),
        ("138＊＊＊＊8000", "3 digits, 4 stars, 4 digits"),
        ("*******8000", "7 stars, 4 digits"),
        ("1380013****", "7 digits, 4 stars"),
    ],
)
def test_a_masked_number_is_replaced_by_the_form_of_its_mask(shown: str, said: str) -> None:
    assert redact(f"发送至{shown}。") == f"发送至⟦Li's phone, shown as {said}⟧。"


@pytest.mark.parametrize("shown", ["137****8000", "138****8001", "*********00", "139 0013 8000", "2 ** 3"])
def test_what_is_nobodys_number_stays(shown: str) -> None:
    assert redact(shown) == shown


@pytest.mark.parametrize("written", ["4D8LQ2", "4d8lq2", "４Ｄ８ＬＱ２"])
def test_a_code_is_replaced(written: str) -> None:
    assert redact(f'{{"code":"{written}"}}') == '{"code":"⟦code 1⟧"}'


@pytest.mark.parametrize(
    "written", ["p@ss w&rd!", "p%40ss+w%26rd%21", "p%40ss%20w%26rd!", "p@ss w&amp;rd!", "p@ss w\\u0026rd!"]
)
def test_a_password_is_replaced(written: str) -> None:
    assert redact(f"password={written}&next=1") == "password=⟦Li's password⟧&next=1"


def test_a_secret_as_it_is_beside_another_notation_of_itself() -> None:
    shown = redact("p@ss w&rd! and p%40ss+w%26rd! and jbsw y3dp ehpk 3pxp, JBSWY3DPEHPK3PXP")
    assert shown == "⟦Li's password⟧ and ⟦Li's password⟧ and ⟦Li's authenticator⟧, ⟦Li's authenticator⟧"


def test_several_secrets_in_one_text() -> None:
    text = "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP 13800138000 13912345678 4D8LQ2"
    phones = "⟦Li's phone, all 11 digits⟧ ⟦Wang's phone, all 11 digits⟧"
    assert redact(text) == f"otpauth://totp/a?secret=⟦Li's authenticator⟧ {phones} ⟦code 1⟧"


@pytest.mark.parametrize(
    ("before", "picture", "after"),
    [
        ('<img src="', "data:image/png;base64,iVBORw0KGgo=", '">'),
        ('{\\"qr\\":\\"', "data:image/svg+xml,%3Csvg%3E", '\\"}'),
    ],
)
def test_a_picture_inside_a_text_may_be_the_qr_code_of_a_secret(
    before: str, picture: str, after: str
) -> None:
    assert redact(before + picture + after) == f"{before}⟦picture⟧{after}"


def test_without_secrets_nothing_changes() -> None:
    assert Redactor({})("13800138000 and 138****8000") == "13800138000 and 138****8000"


def broken_softly(text: str) -> str:
    """Quoted-printable, with no two characters in a line."""
    return "=\r\n".join(one.replace("=", "=3D") for one in text)


ENCODINGS: dict[str, Callable[[str], str]] = {
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(text.encode()).decode(),
    "base64 in lines": lambda text: base64.encodebytes(text.encode()).decode(),
    "base64 of UTF-16": lambda text: base64.b64encode(text.encode("utf-16-le")).decode(),
    "hex": lambda text: text.encode().hex(),
    "HEX": lambda text: text.encode().hex().upper(),
    "percent": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "percent thrice": lambda text: quote(quote(quote(text, safe=""), safe=""), safe=""),
    "quoted-printable": lambda text: "".join(f"={ord(one):02X}" for one in text),
    "quoted-printable, broken softly": broken_softly,
    "the same in JSON": lambda text: json.dumps(broken_softly(text)),
    "hex of JavaScript": lambda text: "".join(f"\\x{ord(one):02x}" for one in text),
    "boxes": lambda text: "".join(f"<b>{html.escape(one)}</b>" for one in text),
    "boxes in lines": lambda text: "\n          ".join(
        f'<td><span class="digit">{html.escape(one)}</span></td>' for one in text
    ),
    "word joiners": "\u2060".join,
    "joiners in JSON": lambda text: json.dumps("\u200d".join(text)),
    "joiners in HTML": lambda text: "&zwj;".join(map(html.escape, text)),
    "percent twice": lambda text: quote(quote(text, safe=""), safe=""),
    "UTF-16": lambda text: text.encode("utf-16-le").decode("latin-1"),
    "JSON": json.dumps,
    "JSON in JSON": lambda text: json.dumps(json.dumps(text)),
    "JSON of numbers": lambda text: "".join(f"\\u{ord(one):04x}" for one in text),
    "groups of four": lambda text: " ".join(text[place : place + 4] for place in range(0, len(text), 4)),
    "groups by dashes": lambda text: "-".join(text[place : place + 4] for place in range(0, len(text), 4)),
    "one by one": " ".join,
}
SECRETS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=6, max_size=40).filter(
    lambda text: sum(map(str.isalnum, text)) >= 6
)


@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
@settings(deadline=None, max_examples=30)
@given(secret=SECRETS, before=st.text("xyz ", max_size=5), after=st.text("xyz ", max_size=5))
def test_an_encoded_secret_is_replaced(
    encode: Callable[[str], str], secret: str, before: str, after: str
) -> None:
    redacted = Redactor({secret: "it"})(f"<{encode(f'{before}{secret}{after}')}>")
    assert "⟦it⟧" in redacted, redacted


@pytest.mark.parametrize("encode", ENCODINGS.values(), ids=ENCODINGS)
def test_an_encoded_number_is_replaced(encode: Callable[[str], str]) -> None:
    assert "⟦Li's phone, all 11 digits⟧" in redact(f"<{encode('to +8613800138000!')}>")


def test_what_cannot_be_seen_may_stand_between_any_two_characters() -> None:
    unseen = [one for one in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(one) == "Cf"]
    assert [hex(ord(one)) for one in unseen if not re.fullmatch(SEPARATOR, one)] == []
    assert redact(f"4D{unseen[-1]}8L{unseen[0]}Q2") == "⟦code 1⟧"


@pytest.mark.parametrize(
    "text",
    ["<td>4</td><td>8</td>", "<b>4D</b> of <b>8LQ2</b>", "a=4D&b=8LQ2", "<p>13800</p>\n<p>of 138000</p>"],
)
def test_what_stands_apart_in_a_page_stays(text: str) -> None:
    assert redact(text) == text


@pytest.mark.parametrize(
    "piece", ["4<b>", "4D8LQ <i>", "<", "4   \n ", "</b><b>4", "4=\r\n", "%25", "=34", "4\u2060", "<b> "]
)
def test_a_long_text_takes_as_long_as_it_is(piece: str) -> None:
    def seconds(count: int) -> float:
        text = "4D8LQ2" + piece * count
        began = process_time()
        redact(text)
        return process_time() - began

    assert min(seconds(40_000) for _ in range(2)) < 12 * seconds(10_000)


def test_what_an_earlier_scenario_had_is_replaced_as_such() -> None:
    redact = Redactor({"the gateway's key": "key"})
    redact.learn({"+8613800138000": "Li's phone", "4D8LQ2": "code 1"})
    redact.begin()
    redact.learn({"+8613912345678": "Li's phone", "7WX0P1": "code 1"})
    assert redact("13800138000 4D8LQ2 13912345678 7WX0P1 the gateway's key") == (
        "⟦Li's phone of an earlier scenario, all 11 digits⟧ ⟦code 1 of an earlier scenario⟧ "
        "⟦Li's phone, all 11 digits⟧ ⟦code 1⟧ ⟦key⟧"
    )
    assert redact("138****8000") == "138****8000"


@pytest.mark.parametrize("text", ["code\\n482915", "code%20482915", "482915.", "(482915)", '"482915"'])
def test_an_earlier_code_is_replaced_where_it_stands_alone(text: str) -> None:
    redact = Redactor({})
    redact.learn({"482915": "code 1"})
    redact.begin()
    assert redact(text) == text.replace("482915", "⟦code 1 of an earlier scenario⟧")
    assert redact("at 1764829150000 of 9482915f") == "at 1764829150000 of 9482915f"


@pytest.mark.parametrize("place", range(150, 230, 5))
def test_a_secret_at_the_cut_leaves_nothing_of_itself(place: int) -> None:
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    for filling in ("x" * place, "data:image/png;base64," + "A" * (2 * 100 + 4000 - place)):
        told = Redactor({secret: "it"}).beginning(f"{filling} {secret}{'y' * 9000}", 100)
        assert "JBSWY3" not in told.replace("⟦it⟧", "") and len(told) <= 100


def test_a_short_text_is_not_cut() -> None:
    assert redact.beginning("x" * 100, 100) == "x" * 100
    assert redact.beginning("x" * 101, 100) == "x" * 99 + "…"
