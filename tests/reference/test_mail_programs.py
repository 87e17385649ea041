"""What mail programs come to, over the network and with the clients of the standard library."""

import asyncio
import imaplib
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
    smtp: int

    def reads[T](self, does: Callable[[imaplib.IMAP4], T]) -> T:
        """Let a program do something over IMAP."""

        def program() -> T:
            with imaplib.IMAP4("127.0.0.1", self.imap, timeout=5) as client:
                return does(client)

        return self.site.run(asyncio.to_thread(program))

    def sends[T](self, does: Callable[[smtplib.SMTP], T]) -> T:
        """Let a program do something over SMTP."""

        def program() -> T:
            with smtplib.SMTP("127.0.0.1", self.smtp, timeout=5) as client:
                return does(client)

        return self.site.run(asyncio.to_thread(program))

    def opens(self, password: str, address: str = LI) -> tuple[bool, bool]:
        """Whether IMAP and SMTP submission open with a password."""
        return (
            self.reads(lambda client: _is_taken(lambda: client.login(address, password))),
            self.sends(lambda client: _is_taken(lambda: client.login(address, password))),
        )


def _is_taken(sign_in: Callable[[], object]) -> bool:
    try:
        sign_in()
    except imaplib.IMAP4.error as refusal:
        assert REFUSED in str(refusal)
        return False
    except smtplib.SMTPAuthenticationError as refusal:
        assert refusal.smtp_code == 535
        return False
    return True


@pytest.fixture
def office(mail: Site) -> Iterator[Office]:
    """Li's phone is bound, Wang has nothing bound."""
    passwords = ClientPasswords(mail.store, Policy(), mail.clock)
    sockets = [listen(name, 0) for name in ("imap", "submission")]
    served = for_programs(lambda: PostOffice(mail.store, mail.clock, passwords), *sockets)
    mail.bind(LI, SMS, LI_PHONE)
    mail.run(served.__aenter__())
    yield Office(mail, passwords, *(one.getsockname()[1] for one in sockets))
    mail.run(served.__aexit__(None, None, None))


def test_once_bound_the_client_password_opens_and_no_other(office: Office) -> None:
    client = office.passwords.make(LI)
    assert office.opens(PASSWORD) == (False, False)
    assert office.opens(f"not{client}") == (False, False)
    assert office.opens(client) == (True, True)


def test_while_nothing_is_bound_nothing_opens(office: Office) -> None:
    client = office.passwords.make(WANG)
    assert office.opens(PASSWORD, WANG) == office.opens(client, WANG) == (False, False)
    office.site.bind(WANG, SMS, WANG_PHONE)
    assert office.opens(client, WANG) == (True, True)


def test_a_client_password_is_one_mailboxs_until_it_is_withdrawn(office: Office) -> None:
    office.site.bind(WANG, SMS, WANG_PHONE)
    client = office.passwords.make(LI)
    assert office.opens(client, WANG) == (False, False)
    office.passwords.withdraw(LI, client)
    assert office.opens(client) == (False, False)


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
        assert program.select("INBOX", readonly=True) == ("OK", [b"1"])
        assert program.search(None, "TEXT", '"of nobody"')[1] == [b""]
        assert program.search(None, "TEXT", f'"word-{LI}"')[1] == program.search(None, "ALL")[1] == [b"1"]
        letter = program.fetch("1", "(BODY.PEEK[])")[1][0]
        assert isinstance(letter, tuple) and f"Subject: word-{LI}".encode() in letter[1]
        assert program.select("Archive")[0] == "NO"

    office.reads(read)


def test_who_is_signed_in_is_cut_off_when_the_password_is_withdrawn(office: Office) -> None:
    client = office.passwords.make(LI)

    async def loop() -> asyncio.AbstractEventLoop:
        return asyncio.get_running_loop()

    async def withdraw() -> None:
        office.passwords.withdraw(LI, client)

    served_in = office.site.run(loop())

    def read(program: imaplib.IMAP4) -> None:
        program.login(LI, client)
        assert program.select("INBOX", readonly=True)[0] == "OK"
        asyncio.run_coroutine_threadsafe(withdraw(), served_in).result()
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
