"""What mail programs come to, over the network and with the clients of the standard library."""

import asyncio
import imaplib
import poplib
import smtplib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage

import pytest

from fake_services.reference.client_passwords import ClientPasswords
from fake_services.reference.mail_programs import PostOffice, for_programs
from fake_services.reference.methods import SMS
from fake_services.reference.policy import MINUTE, Policy
from fake_services.reference.serving import listen
from tests.reference.mail_site import LI, LI_PHONE, PASSWORD, WANG, WANG_PHONE, Site

REFUSED = "AUTHENTICATIONFAILED"


@dataclass
class Office:
    """The mailboxes of a site, served to mail programs, which run in a thread of their own."""

    site: Site
    passwords: ClientPasswords
    imap: int
    pop3: int
    smtp: int

    def reads[T](self, does: Callable[[imaplib.IMAP4], T]) -> T:
        """Let a program do something over IMAP."""

        def program() -> T:
            with imaplib.IMAP4("127.0.0.1", self.imap, timeout=5) as client:
                return does(client)

        return self.site.run(asyncio.to_thread(program))

    def fetches[T](self, does: Callable[[poplib.POP3], T]) -> T:
        """Let a program do something over POP3."""

        def program() -> T:
            client = poplib.POP3("127.0.0.1", self.pop3, timeout=5)
            try:
                return does(client)
            finally:
                client.close()

        return self.site.run(asyncio.to_thread(program))

    def sends[T](self, does: Callable[[smtplib.SMTP], T]) -> T:
        """Let a program do something over SMTP."""

        def program() -> T:
            with smtplib.SMTP("127.0.0.1", self.smtp, timeout=5) as client:
                return does(client)

        return self.site.run(asyncio.to_thread(program))

    def opens(self, password: str, address: str = LI) -> tuple[bool, bool, bool]:
        """Whether IMAP, POP3 and SMTP submission open with a password."""
        return (
            self.reads(lambda client: _is_taken(lambda: client.login(address, password))),
            self.fetches(lambda client: _is_taken(lambda: _sign_in(client, address, password))),
            self.sends(lambda client: _is_taken(lambda: client.login(address, password))),
        )

    def withdrawal(self, password: str) -> Callable[[], None]:
        """What withdraws Li's client password from within a program's thread."""

        async def loop() -> asyncio.AbstractEventLoop:
            return asyncio.get_running_loop()

        async def withdraw() -> None:
            self.passwords.withdraw(LI, password)

        served_in = self.site.run(loop())
        return lambda: asyncio.run_coroutine_threadsafe(withdraw(), served_in).result()


def _sign_in(client: poplib.POP3, address: str, password: str) -> None:
    client.user(address)
    client.pass_(password)


def _is_taken(sign_in: Callable[[], object]) -> bool:
    try:
        sign_in()
    except imaplib.IMAP4.error as refusal:
        assert REFUSED in str(refusal)
        return False
    except poplib.error_proto as refusal:
        assert b"[AUTH]" in refusal.args[0]
        return False
    except smtplib.SMTPAuthenticationError as refusal:
        assert refusal.smtp_code == 535
        return False
    return True


@pytest.fixture
def office(mail: Site) -> Iterator[Office]:
    """Li's phone is bound, Wang has nothing bound."""
    passwords = ClientPasswords(mail.store, Policy(), mail.clock)
    sockets = [listen(name, 0) for name in ("imap", "pop3", "submission")]
    served = for_programs(lambda: PostOffice(mail.store, mail.clock, passwords), *sockets)
    mail.bind(LI, SMS, LI_PHONE)
    mail.run(served.__aenter__())
    yield Office(mail, passwords, *(one.getsockname()[1] for one in sockets))
    mail.run(served.__aexit__(None, None, None))


def test_once_bound_the_client_password_opens_and_no_other(office: Office) -> None:
    client = office.passwords.make(LI)
    assert office.opens(PASSWORD) == (False, False, False)
    assert office.opens(f"not{client}") == (False, False, False)
    assert office.opens(client) == (True, True, True)


def test_while_nothing_is_bound_nothing_opens(office: Office) -> None:
    client = office.passwords.make(WANG)
    assert office.opens(PASSWORD, WANG) == office.opens(client, WANG) == (False, False, False)
    office.site.bind(WANG, SMS, WANG_PHONE)
    assert office.opens(client, WANG) == (True, True, True)


def test_a_client_password_is_one_mailboxs_until_it_is_withdrawn(office: Office) -> None:
    office.site.bind(WANG, SMS, WANG_PHONE)
    client = office.passwords.make(LI)
    assert office.opens(client, WANG) == (False, False, False)
    office.passwords.withdraw(LI, client)
    assert office.opens(client) == (False, False, False)


def test_who_guesses_is_kept_out(office: Office) -> None:
    client = office.passwords.make(LI)

    def guess(program: imaplib.IMAP4) -> None:
        assert not any(_is_taken(lambda: program.login(LI, "a guess")) for _ in range(10))
        assert not _is_taken(lambda: program.login(LI, client))
        office.site.clock.advance(10 * MINUTE)
        assert _is_taken(lambda: program.login(LI, client))

    office.reads(guess)


def test_the_letter_is_found_and_read(office: Office) -> None:
    client = office.passwords.make(LI)

    def read(program: imaplib.IMAP4) -> None:
        program.login(LI, client)
        assert program.select("INBOX", readonly=True) == ("OK", [b"2"])  # one tells of the client password
        assert program.search(None, "TEXT", '"of nobody"')[1] == [b""]
        assert program.search(None, "TEXT", f'"word-{LI}"')[1] == [b"1"]
        assert program.search(None, "ALL")[1] == [b"1 2"]
        letter = program.fetch("1", "(BODY.PEEK[])")[1][0]
        assert isinstance(letter, tuple) and f"Subject: word-{LI}".encode() in letter[1]
        assert program.select("Archive")[0] == "NO"

    office.reads(read)


def test_who_is_signed_in_is_cut_off_when_the_password_is_withdrawn(office: Office) -> None:
    client = office.passwords.make(LI)
    withdraw = office.withdrawal(client)

    def read(program: imaplib.IMAP4) -> None:
        program.login(LI, client)
        assert program.select("INBOX", readonly=True)[0] == "OK"
        withdraw()
        with pytest.raises(imaplib.IMAP4.error):
            program.search(None, "ALL")

    office.reads(read)


def test_plain_is_taken_and_other_mechanisms_are_not(office: Office) -> None:
    client = office.passwords.make(LI)

    def sign_in(program: imaplib.IMAP4) -> None:
        with pytest.raises(imaplib.IMAP4.error, match="Unsupported mechanism"):
            program.authenticate("CRAM-MD5", lambda _: b"")
        with pytest.raises(imaplib.IMAP4.error, match="Not what PLAIN is"):
            program.authenticate("PLAIN", lambda _: b"nonsense")
        with pytest.raises(imaplib.IMAP4.error, match=REFUSED):
            program.authenticate("PLAIN", lambda _: f"\0{LI}\0{PASSWORD}".encode())
        assert program.authenticate("PLAIN", lambda _: f"\0{LI}\0{client}".encode())[0] == "OK"

    office.reads(sign_in)


@pytest.mark.parametrize(("wanted", "taken"), [(LI, True), ("", True), (WANG, False)])
def test_an_authorization_identity_is_ones_own_mailbox_or_refused(
    office: Office, wanted: str, taken: bool
) -> None:
    said = f"{wanted}\0{LI}\0{office.passwords.make(LI)}".encode()
    assert taken is office.reads(
        lambda client: _is_taken(lambda: client.authenticate("PLAIN", lambda _: said))
    )


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("a LOGIN alone", "a BAD LOGIN takes a name and a password"),
        ("a DELETE INBOX", "a BAD Unknown command"),
        ("a EXAMINE INBOX", "a BAD Sign in first"),
        ("a SEARCH ALL", "a BAD Select a mailbox first"),
        ("a SEARCH UNSEEN", "a BAD SEARCH knows ALL and TEXT"),
        ("a FETCH 1 (BODY[])", "a BAD Select a mailbox first"),
        ("a FETCH 1 (FLAGS)", "a BAD FETCH takes a number and BODY[]"),
        ("", "* BAD Unknown command"),
    ],
)
def test_what_is_not_understood_is_told(office: Office, said: str, answer: str) -> None:
    def say(program: imaplib.IMAP4) -> str:
        program.send(f"{said}\r\n".encode())
        return program.readline().decode().strip()

    assert office.reads(say) == answer


def test_a_letter_is_fetched(office: Office) -> None:
    client = office.passwords.make(LI)
    withdraw = office.withdrawal(client)

    def fetch(program: poplib.POP3) -> None:
        assert program.capa()["SASL"] == ["PLAIN"]
        _sign_in(program, LI, client)
        assert program.stat()[0] == len(program.list()[1]) == 2  # one tells of the client password
        assert f"Subject: word-{LI}".encode() in program.retr(1)[1]
        for number in ("3", "0", "first"):
            with pytest.raises(poplib.error_proto, match="No such letter"):
                program.retr(number)
        withdraw()
        with pytest.raises(poplib.error_proto, match="withdrawn"):
            program.stat()

    office.fetches(fetch)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("STAT", "-ERR Sign in first"),
        ("DELE 1", "-ERR Unknown command"),
        ("AUTH CRAM-MD5", "-ERR Unsupported mechanism"),
        ("AUTH PLAIN !", "-ERR Not base64"),
        ("AUTH PLAIN bm9uc2Vuc2U=", "-ERR Not what PLAIN is"),
        ("NOOP", "+OK"),
    ],
)
def test_what_pop3_does_not_understand_is_told(office: Office, said: str, answer: str) -> None:
    def say(program: poplib.POP3) -> str:
        program.sock.sendall(f"{said}\r\n".encode())
        return program.file.readline().decode().strip()

    assert office.fetches(say) == answer


def test_mail_goes_from_ones_own_address_to_mailboxes_here(office: Office) -> None:
    client, message = office.passwords.make(LI), EmailMessage()
    message["Subject"] = "see you"

    def send(program: smtplib.SMTP) -> None:
        program.ehlo()
        assert program.mail(LI)[0] == 530
        program.login(LI, client)
        assert program.mail(WANG)[0] == 553
        assert program.mail(LI)[0] == 250
        assert program.rcpt("somebody@example.org")[0] == 550
        program.rset()
        program.send_message(message, LI, [WANG])

    office.sends(send)
    words = [letter.word for letter in office.site.store.letters() if letter.address == WANG]
    assert words == [f"word-{WANG}", "see you"]
