"""A mail program's outcomes: the password taken, the password refused, and nothing known."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from conformance.judging.verdict import Contradiction, NotRun
from conformance.profile import Protocol
from conformance.profile.mail_programs import Tls
from steps.devices.mail import hearing
from steps.devices.mail.answers import Answer, NoAnswer
from steps.devices.mail.connections import Server
from steps.devices.mail.imap import read_as
from steps.devices.mail.program import sign_in
from steps.expectations import expect_served
from steps.people.actors import Mailbox
from tests.ports import free_ports
from tests.world.mail_server import Script, speaking, trusted

WANG = Mailbox("wang@kust.example", "letter-4712")
LI = Mailbox("li@kust.example", "letter-4711")
LETTER = b"Subject: =?utf-8?b?5L2g5aW9?=\r\nContent-Transfer-Encoding: base64\r\n\r\nbGV0dGVyLTQ3MTE="
IMAP = {
    "CAPABILITY": "* CAPABILITY IMAP4rev1 ID\r\n{tag} OK done",
    "LOGIN": "{tag} OK welcome",
    "ID": "* ID NIL\r\n{tag} OK done",
    "EXAMINE": "* 1 EXISTS\r\n{tag} OK selected",
    "SEARCH": "* SEARCH 1\r\n{tag} OK done",
    "NOOP": "{tag} OK done",
    "FETCH": f"* 1 FETCH (BODY[] {{{{{len(LETTER)}}}}}\r\n{LETTER.decode()})\r\n{{tag}} OK done",
    "LOGOUT": "* BYE\r\n{tag} OK done",
}
POP3 = {
    "CAPA": "+OK\r\nUSER\r\nSASL PLAIN LOGIN\r\n.",
    "USER": "+OK",
    "PASS": "+OK welcome",
    "AUTH": "+OK welcome",
    "STAT": f"+OK 1 {len(LETTER)}",
    "RETR": f"+OK\r\n{LETTER.decode()}\r\n.",
    "QUIT": "+OK bye",
}
SMTP = {
    "EHLO": "250-here\r\n250 AUTH PLAIN LOGIN",
    "AUTH": "235 2.7.0 welcome",
    "MAIL": "250 OK",
    "RCPT": "250 OK",
    "RSET": "250 OK",
    "QUIT": "221 bye",
}
GREETINGS: dict[Protocol, str] = {"imap": "* OK here", "pop3": "+OK here", "smtp": "220 here"}
USUAL: dict[Protocol, dict[str, str]] = {"imap": IMAP, "pop3": POP3, "smtp": SMTP}


def script(protocol: Protocol, **others: str) -> Script:
    """A server that takes the password, but for what it says otherwise."""
    return Script(GREETINGS[protocol], USUAL[protocol] | others)


def tried(protocol: Protocol, port: int, tls: Tls = "none", authority: str = "") -> Answer:
    """What comes of signing in."""
    return sign_in(Server(protocol, "localhost", port, tls, authority, seconds=5), LI, "the password")


def answered(protocol: Protocol, **others: str) -> Answer:
    """What comes of signing in at a server that says so."""
    with speaking(script(protocol, **others)) as port:
        return tried(protocol, port)


@pytest.mark.parametrize(
    ("protocol", "said"),
    [
        ("imap", "LOGIN: OK welcome; SEARCH: 1 found, the letter read"),
        ("pop3", "USER: +OK welcome; STAT: 1, the letter read"),
        ("smtp", "AUTH PLAIN: 235 2.7.0 welcome; 250 OK; 250 OK"),
    ],
)
def test_a_password_that_opens(protocol: Protocol, said: str) -> None:
    assert answered(protocol) == Answer(taken=True, served=True, said=said)


@pytest.mark.parametrize(
    ("protocol", "others", "said"),
    [
        ("imap", {"LOGIN": "{tag} NO [AUTHENTICATIONFAILED] wrong"}, "NO [AUTHENTICATIONFAILED] wrong"),
        ("imap", {"LOGIN": "{tag} NO [ALERT] Application-specific password required"}, "NO [ALERT] Applic"),
        ("imap", {"LOGIN": "{tag} NO wrong", "LOGOUT": ""}, "NO wrong"),
        (
            "pop3",
            {"PASS": "-ERR [AUTH] wrong", "AUTH": "-ERR wrong"},
            "USER: -ERR [AUTH] wrong; AUTH PLAIN: -ERR",
        ),
        ("pop3", {"CAPA": "-ERR what?", "PASS": "-ERR wrong", "QUIT": ""}, "USER: -ERR wrong"),
        ("smtp", {"AUTH": "535 5.7.8 wrong"}, "535 5.7.8 wrong"),
        ("smtp", {"AUTH": "534 5.7.9 Application-specific password required"}, "534 5.7.9 Applic"),
        ("smtp", {"AUTH": "550 User has no permission", "QUIT": ""}, "550 User has no permission"),
    ],
)
def test_a_password_that_the_server_refuses(protocol: Protocol, others: Mapping[str, str], said: str) -> None:
    answer = answered(protocol, **others)
    assert (answer.taken, answer.served) == (False, False)
    assert said in answer.said


def test_a_refusal_is_asked_for_once_by_each_mechanism() -> None:
    asked = script("smtp", AUTH="535 5.7.8 wrong")
    with speaking(asked) as port:
        tried("smtp", port)
    assert [line.split()[0].upper() for line in asked.heard] == 2 * ["EHLO", "AUTH", "QUIT"]


def test_a_password_that_only_another_mechanism_takes_is_taken() -> None:
    offers = "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n{tag} OK done"
    asked = script("imap", CAPABILITY=offers, LOGIN="{tag} NO wrong", AUTHENTICATE="{tag} OK in")
    with speaking(asked) as port:
        answer = tried("imap", port)
    assert (answer.taken, answer.said.partition(";")[0]) == (True, "AUTHENTICATE PLAIN: OK in")


def test_of_pop3_each_way_that_is_offered_is_tried() -> None:
    asked = script("pop3", PASS="-ERR wrong", AUTH="-ERR wrong")
    with speaking(asked) as port:
        assert not tried("pop3", port).taken
    assert [line.split()[0] for line in asked.heard if line.split()[0] in ("PASS", "AUTH")] == [
        "PASS",
        "AUTH",
        "AUTH",
    ]


def test_nobody_is_asked_for_anothers_mailbox_where_no_mechanism_can() -> None:
    with speaking(script("imap")) as port, pytest.raises(NotRun, match="AUTH=PLAIN"):
        read_as(Server("imap", "localhost", port, "none", "", seconds=5), LI, "the password", WANG)


@pytest.mark.parametrize(
    ("protocol", "others"),
    [
        ("imap", {"LOGIN": "{tag} NO [UNAVAILABLE] try later"}),
        ("imap", {"LOGIN": "{tag} NO [PRIVACYREQUIRED] TLS first"}),
        ("imap", {"LOGIN": "{tag} BAD what?"}),
        ("imap", {"LOGIN": "* BYE too many\r\n"}),
        ("imap", {"LOGIN": ""}),
        ("imap", {"CAPABILITY": ""}),
        ("pop3", {"PASS": "-ERR [IN-USE] somebody reads it"}),
        ("pop3", {"PASS": "-ERR [SYS/TEMP] try later"}),
        ("pop3", {"USER": "-ERR use TLS first"}),
        ("pop3", {"PASS": ""}),
        ("smtp", {"AUTH": "454 4.7.0 try later"}),
        ("smtp", {"AUTH": "530 5.7.0 STARTTLS first"}),
        ("smtp", {"AUTH": "538 5.7.11 TLS first"}),
        ("smtp", {"AUTH": "504 unknown"}),
        ("smtp", {"AUTH": ""}),
        ("smtp", {"EHLO": "250 here"}),
    ],
)
def test_an_answer_that_is_not_about_the_password(protocol: Protocol, others: Mapping[str, str]) -> None:
    with pytest.raises(NoAnswer, match=f"no answer to the password by {protocol} at localhost:"):
        answered(protocol, **others)


@pytest.mark.parametrize(
    ("protocol", "others", "said"),
    [
        ("imap", {"EXAMINE": "{tag} NO Unsafe Login"}, "EXAMINE: NO Unsafe Login"),
        ("imap", {"SEARCH": "* SEARCH\r\n{tag} OK done"}, "0 found, the letter not among them"),
        (
            "imap",
            {"FETCH": "* 1 FETCH (BODY[] {{5}}\r\nother)\r\n{tag} OK done"},
            "1 found, the letter not among them",
        ),
        ("pop3", {"STAT": "+OK 0 0"}, "STAT: 0, the letter not among them"),
        ("smtp", {"MAIL": "553 not you"}, "553 not you"),
        ("smtp", {"RCPT": "550 not them"}, "550 not them"),
    ],
)
def test_a_password_that_is_taken_and_opens_nothing(
    protocol: Protocol, others: Mapping[str, str], said: str
) -> None:
    answer = answered(protocol, **others)
    assert (answer.taken, answer.served) == (True, False)
    assert said in answer.said


@pytest.mark.parametrize(
    ("protocol", "others", "fault"),
    [
        ("imap", {"EXAMINE": ""}, "abort"),
        ("imap", {"SEARCH": "{tag} BAD what?"}, "SEARCH command error"),
        ("pop3", {"STAT": ""}, "EOF"),
        ("pop3", {"RETR": "-ERR what?"}, "what?"),
        ("smtp", {"MAIL": ""}, "SMTPServerDisconnected"),
        ("smtp", {"RCPT": "450 try later"}, "450 try later"),
    ],
)
def test_a_password_that_is_taken_before_something_breaks(
    protocol: Protocol, others: Mapping[str, str], fault: str
) -> None:
    answer = answered(protocol, **others)
    assert (answer.taken, answer.served) == (True, False)
    assert fault in answer.fault
    with pytest.raises(NoAnswer, match="the password was taken, and then: "):
        expect_served(answer, "the letter")


def test_a_mailbox_that_cannot_be_used_is_the_servers_doing() -> None:
    with pytest.raises(Contradiction, match="Unsafe Login"):
        expect_served(answered("imap", EXAMINE="{tag} NO Unsafe Login"), "the letter")


@pytest.mark.parametrize("protocol", ["imap", "pop3", "smtp"])
def test_a_server_that_is_not_there(protocol: Protocol) -> None:
    with pytest.raises(NoAnswer, match="ConnectionRefusedError"):
        tried(protocol, free_ports(1)[0])


@pytest.mark.parametrize("protocol", ["imap", "pop3", "smtp"])
@pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <socket:pytest.PytestUnraisableExceptionWarning"
)  # poplib's
def test_a_server_that_refuses_the_connection(protocol: Protocol) -> None:
    full = Script({"imap": "* BYE full", "pop3": "-ERR full", "smtp": "554 full"}[protocol], {})
    with speaking(full) as port, pytest.raises(NoAnswer, match="full"):
        tried(protocol, port)


@pytest.mark.parametrize("protocol", ["imap", "pop3", "smtp"])
@pytest.mark.parametrize("tls", ["implicit", "starttls"])
def test_tls_is_spoken_with_whom_the_profile_trusts(tmp_path: Path, protocol: Protocol, tls: Tls) -> None:
    context, authority = trusted(tmp_path)
    starttls = {"imap": "{tag} OK begin", "pop3": "+OK begin", "smtp": "220 begin"}[protocol]
    for known in (str(authority), ""):
        usual = script(protocol, STARTTLS=starttls, STLS=starttls)
        if tls == "starttls":
            usual.answers = (
                dict(usual.answers)
                | {
                    "imap": {"CAPABILITY": "* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK done"},
                    "pop3": {"CAPA": "+OK\r\nSTLS\r\nUSER\r\n."},
                    "smtp": {"EHLO": "250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN"},
                }[protocol]
            )
        with ExitStack() as stack:
            port = stack.enter_context(speaking(usual, context, implicit=tls == "implicit"))
            if not known:
                stack.enter_context(pytest.raises(NoAnswer, match="CERTIFICATE_VERIFY_FAILED"))
            assert tried(protocol, port, tls, known).served


@pytest.mark.parametrize(
    ("protocol", "more"), [("imap", "* OK more\r\n"), ("smtp", "220-more\r\n"), ("pop3", "+OK more ")]
)
def test_a_server_that_says_without_end_is_not_heard_on(
    monkeypatch: pytest.MonkeyPatch, protocol: Protocol, more: str
) -> None:
    monkeypatch.setattr(hearing, "LIMIT", 1000)
    endless = Script(more * 500, USUAL[protocol])
    with speaking(endless) as port, pytest.raises(NoAnswer, match="said more than 1,000 bytes"):
        tried(protocol, port)


@pytest.mark.parametrize("protocol", ["imap", "pop3", "smtp"])
def test_all_that_a_server_says_has_its_time(monkeypatch: pytest.MonkeyPatch, protocol: Protocol) -> None:
    monkeypatch.setattr(hearing, "ANSWERS", 0)
    with speaking(script(protocol)) as port, pytest.raises(NoAnswer, match="went on and on"):
        tried(protocol, port)


def test_a_letter_as_long_as_no_memory_is_not_read() -> None:
    answer = answered("imap", FETCH="* 1 FETCH (BODY[] {{9999999999}}\r\nDear")
    assert answer.taken and not answer.served
    assert "announced 9,999,999,999 bytes" in answer.fault
