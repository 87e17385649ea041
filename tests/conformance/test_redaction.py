"""Verdict rule 9: secrets are replaced in every notation, and which part was shown is said."""

import pytest

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
