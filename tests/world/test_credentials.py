"""What whoever reads it could use is found in what a deployment says, by what it is called there."""

from types import SimpleNamespace
from typing import Any

import pytest

from steps.credentials import credentials, in_text

VALUE = "Zk3-x_81Qa9vTbX0"


def said(**parts: Any) -> Any:  # noqa: ANN401 (an exchange)
    empty: dict[str, Any] = {"url": "https://a.example/", "request_body": b"", "response_body": b""}
    return SimpleNamespace(**empty | {"request_headers": [], "response_headers": []} | parts)


@pytest.mark.parametrize(
    "text",
    [
        f"https://mail.example/cas?ticket={VALUE}&lang=zh",
        f"https://mail.example/inbox;jsessionid={VALUE}?page=1",
        f"https://mail.example/#access_token={VALUE}",
        f"https%3A%2F%2Fmail.example%2F%3Fticket%3D{VALUE}",
        f"code={VALUE}&state=1",
        f'{{"refresh_token": "{VALUE}"}}',
        f'{{\\"sessionId\\": \\"{VALUE}\\"}}',
        f"<cas:proxyGrantingTicket>{VALUE}</cas:proxyGrantingTicket>",
        f'<input type="hidden" name="_csrf" value="{VALUE}">',
        f"<input value='{VALUE}' name='authenticity_token'>",
        f'<meta name="csrf-token" content="{VALUE}">',
        f'<body data-key="{VALUE}">',
    ],
)
def test_a_credential_in_a_text_is_found(text: str) -> None:
    assert VALUE in dict(in_text(text))


@pytest.mark.parametrize(
    "text",
    [
        '{"state": "verification_required"}',
        '{"password": "请输入密码请输入密码请输入密码"}',
        "code=123456",
        "https://mail.example/?page=Zk3-x_81Qa9vTbX0",
    ],
)
def test_what_is_none_is_left(text: str) -> None:
    assert not dict(in_text(text))


@pytest.mark.parametrize(
    ("header", "value", "called"),
    [
        ("Set-Cookie", f"trust={VALUE}; Path=/; Expires=Wed, 09 Jun 2027 10:18:14 GMT", "cookie trust"),
        ("Cookie", f"lang=zh; SESSION={VALUE}", "cookie SESSION"),
        ("Authorization", f"Bearer {VALUE}", "authorization"),
        ("Location", f"https://mail.example/?ticket={VALUE}", "ticket"),
    ],
)
def test_a_credential_in_a_header_is_found(header: str, value: str, called: str) -> None:
    for side in ("request_headers", "response_headers"):
        assert dict(credentials([said(**{side: [(header, value)]})])) == {VALUE: called}


@pytest.mark.parametrize(
    "body",
    [
        '{"PhoneNumberSet":["+8613800138000"],"TemplateParamSet":["4D8LQ2","10"]}',
        '{"TemplateParam":"{\\"code\\":\\"4D8LQ2\\"}"}',
    ],
)
def test_a_code_that_no_gateway_sent_is_found(body: str) -> None:
    assert "4D8LQ2" in dict(credentials([said(request_body=body.encode())]))


def test_scripts_and_style_sheets_hold_none() -> None:
    body = f'{{"token": "{VALUE}"}}'.encode()
    assert not dict(
        credentials([said(response_body=body, response_headers=[("content-type", "text/javascript")])])
    )
