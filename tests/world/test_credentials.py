"""What whoever reads it could use is found in what a deployment says, by what it is called there."""

from time import process_time
from types import SimpleNamespace
from typing import Any

import pytest

from conformance.profile.methods.sms import Http
from steps.credentials import credentials, in_text
from steps.people.arrivals import Arrivals
from steps.witness import MANY, SceneWitness, TooMuch

VALUE = "Zk3-x_81Qa9vTbX0"
LETTERS = "rmKJxfXWLvyToqqH"
FORM = [("Content-Type", "application/x-www-form-urlencoded")]
OWN = Http(host="sms.campus.example", text="sms.texts.0")


def said(**parts: Any) -> Any:  # noqa: ANN401 (an exchange)
    empty: dict[str, Any] = {"url": "https://a.example/", "request_body": b"", "response_body": b""}
    empty |= {"listener": "device 0", "request_headers": [], "response_headers": []}
    return SimpleNamespace(**empty | parts)


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
        f'{{"jwt": "{VALUE}"}}',
        f'{{"authKey": "{VALUE}", "a": 1}}',
        f'{{"mfa_key": "{VALUE}"}}',
        f'{{"trustId": "{VALUE}"}}',
        f'{{"deviceFingerprintId": "{VALUE}"}}',
        f"https://mail.example/confirm?key={VALUE}",
        f"https://mail.example/reset/{VALUE}",
        f"https://mail.example/qrcode?key={LETTERS}",
        f"https://mail.example/qrcode?uuid={LETTERS}",
        f'<a href="/account/reset-password/{VALUE}?a=b">',
        f"<script>start({{token:'{VALUE}'}})</script>",
        f"<script>var csrfToken = '{VALUE}';</script>",
    ],
)
def test_a_credential_in_a_text_is_found(text: str) -> None:
    assert {VALUE, LETTERS} & set(dict(in_text(text)))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"token":"abcdefghijklmnop"}', "abcdefghijklmnop"),
        ("?ticket=abcdefghijklmnop", "abcdefghijklmnop"),
        ('{"access_token": 123456789012}', "123456789012"),
        ('{"sid":"a1b2c3d4"}', "a1b2c3d4"),
    ],
)
def test_what_is_surely_a_credential_needs_less(text: str, value: str) -> None:
    assert value in dict(in_text(text))


@pytest.mark.parametrize(
    "text",
    [
        '{"state": "verification_required"}',
        '{"password": "请输入密码请输入密码请输入密码"}',
        "code=123456",
        "https://mail.example/?page=Zk3-x_81Qa9vTbX0",
        '{"token": "not_yet_verified_by_anybody", "session": "authentication", "ticket": "a1b2"}',
        '{"key": "accountSettingsOfMailbox", "titleKey": "SettingsOfTheMailbox"}',
        '{"key": "accountSettings", "primaryKey": "person12345678@kust.edu.cn"}',
        '{"key": "https://mail.kust.edu.cn/m/login2", "deviceId": 4}',
        '{"sessionExpires": 1735689600000, "password": "Password"}',
        "https://mail.example/reset/password-of-mailbox",
        "<script>var state = 'verification', tokenName = 'access_token_name';</script>",
    ],
)
def test_what_is_none_is_left(text: str) -> None:
    assert not dict(in_text(text))


@pytest.mark.parametrize(
    ("header", "value", "called"),
    [
        ("Set-Cookie", f"trust={VALUE}; Path=/; Expires=Wed, 09 Jun 2027 10:18:14 GMT", "cookie trust"),
        ("Cookie", f"lang=zh; SESSION={VALUE}", "cookie SESSION"),
        ("Set-Cookie", f"trust[1]={VALUE}; Path=/account/of/li; HttpOnly", "cookie trust[1]"),
        ("Cookie", f'seen={{"x"}}; 中文=中文; a; sid="{VALUE}"', "cookie sid"),
        ("Authorization", f"Bearer {VALUE}", "authorization"),
        ("Location", f"https://mail.example/?ticket={VALUE}", "ticket"),
    ],
)
def test_a_credential_in_a_header_is_found(header: str, value: str, called: str) -> None:
    for side in ("request_headers", "response_headers"):
        assert dict(credentials([said(**{side: [(header, value)]})])) == {VALUE: called}


def test_a_cookie_is_known_as_it_is_written_and_as_it_is_meant() -> None:
    known = dict(
        credentials(
            [
                said(
                    request_headers=[
                        ("Cookie", "sid=中文中文中文中文中文中文; a=b%2Cc%3Dd%2Ce%3Df%2Cg%3Dh; sid=a1b2c3d4")
                    ]
                )
            ]
        )
    )
    assert known.keys() == {
        "中文中文中文中文中文中文",
        "a=b%2Cc%3Dd%2Ce%3Df%2Cg%3Dh"[2:],
        "b,c=d,e=f,g=h",
        "a1b2c3d4",
    }


@pytest.mark.parametrize(
    "piece", ["/reset/", "/reset/1", "token:", "token='", "key=", '"token":', "a.b-", "reset/a1"]
)
def test_a_long_text_takes_as_long_as_it_is(piece: str) -> None:
    def seconds(count: int) -> float:
        began = process_time()
        list(in_text(piece * count))
        return process_time() - began

    assert min(seconds(20_000) for _ in range(2)) < 12 * seconds(5_000)


@pytest.mark.parametrize(
    "body",
    [
        '{"PhoneNumberSet":["+8613800138000"],"TemplateParamSet":["4D8LQ2","10"]}',
        '{"TemplateParam":"{\\"code\\":\\"4D8LQ2\\"}"}',
    ],
)
def test_a_code_that_no_gateway_sent_is_found(body: str) -> None:
    assert "4D8LQ2" in dict(credentials([said(request_body=body.encode())]))


def test_a_gateways_code_of_an_error_is_none() -> None:
    answer = f'{{"Error": {{"Code": "AuthFailure.SignatureFailure", "access_token": "{VALUE}"}}}}'.encode()
    assert dict(credentials([said(response_body=answer, listener="sut")])) == {VALUE: "access_token"}
    assert "AuthFailure.SignatureFailure" in dict(credentials([said(response_body=answer)]))
    assert dict(credentials([said(request_body=f"code={VALUE}".encode(), listener="sut")])) == {VALUE: "code"}


SCRIPT = [("content-type", "text/javascript")]


def test_a_pages_own_script_holds_none() -> None:
    body = f'{{"token": "{VALUE}"}}{" " * 10_000}'.encode()
    assert not dict(credentials([said(response_body=body, response_headers=SCRIPT)]))


@pytest.mark.parametrize(
    ("answer", "called"),
    [
        (f"window.wx_errcode=405;window.wx_code='{VALUE}';", "wx_code"),
        (f'jsonp_1({{"loginCode": "{VALUE}", "ok": true}})', "logincode"),
        (f'callback({{"access_token": "{VALUE}"}});', "access_token"),
    ],
)
def test_a_script_that_answers_is_read(answer: str, called: str) -> None:
    assert dict(credentials([said(response_body=answer.encode(), response_headers=SCRIPT)])) == {
        VALUE: called
    }


class Wire:
    """A record of exchanges that says how often each was asked for."""

    def __init__(self) -> None:
        self.exchanges: list[Any] = []
        self.asked: list[Any] = []
        self.waiting: list[Any] = []

    def mark(self) -> int:
        return len(self.exchanges)

    def since(self, mark: int) -> list[Any]:
        self.asked += self.exchanges[mark:]
        return self.exchanges[mark:]

    def unanswered(self, since: float) -> list[Any]:
        return [one for one in self.waiting if one.at > since]


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture
def witness(wire: Wire) -> SceneWitness:
    around = SimpleNamespace(recorder=wire, values={"token": "t0ken"})
    handset = SimpleNamespace(everything=list)
    cast = SimpleNamespace(everybody=[], made_up=SimpleNamespace(secret_ones={}))
    scene: Any = SimpleNamespace(
        stage=SimpleNamespace(around=around, mark=0, said=[]),
        cast=cast,
        handset=handset,
        clock=SimpleNamespace(began=0.0),
        arrivals=Arrivals(SimpleNamespace(), r"code: (\w+)"),
        target=SimpleNamespace(ixit=SimpleNamespace(gateways=SimpleNamespace(given=lambda: {"http": OWN}))),
    )
    return SceneWitness(scene)


@pytest.mark.parametrize(
    "call",
    [
        {"request_body": b'{"to": "a 4821", "sms": {"texts": ["code: 4D8LQ2"]}}'},
        {"request_body": b"to=a+4821&texts=code%3A+4D8LQ2", "request_headers": FORM},
        {"url": "https://sms.campus.example/?to=4821&texts=code:+4D8LQ2"},
    ],
)
def test_a_code_that_a_gateway_of_its_own_did_not_send_is_known(
    wire: Wire, witness: SceneWitness, call: dict[str, Any]
) -> None:
    wire.exchanges.append(
        said(**{"url": "https://sms.campus.example/", "method": "POST", "listener": "sut"} | call)
    )
    assert witness.secrets() == {"4D8LQ2": "code 1", "t0ken": "token of this run"}


def test_what_was_handed_out_stays_known_and_is_looked_for_once(wire: Wire, witness: SceneWitness) -> None:
    wire.exchanges.append(said(url=f"https://a.example/?ticket={VALUE}"))
    assert witness.secrets() == witness.secrets() == {"t0ken": "token of this run", VALUE: "ticket 1"}
    assert wire.asked == wire.exchanges


def test_what_was_asked_for_and_has_no_answer_is_read(wire: Wire, witness: SceneWitness) -> None:
    wire.waiting.append(said(url=f"https://a.example/?ticket={VALUE}", at=1.0))
    assert VALUE in witness.secrets()


def test_more_credentials_than_can_be_looked_for_are_none(wire: Wire, witness: SceneWitness) -> None:
    tokens = "&".join(f"token={number:016}" for number in range(MANY + 1))
    wire.exchanges.append(said(response_body=tokens.encode()))
    with pytest.raises(TooMuch):
        witness.secrets()
