"""What is behind both protocols: who may have which mailbox, its letters, and where a new one goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

from fake_services.clock import Clock
from fake_services.reference.client_passwords import ClientPasswords
from fake_services.reference.store import Letter, Store


@dataclass(frozen=True)
class PostOffice:
    """The mailboxes, as mail programs have them."""

    store: Store
    clock: Clock
    passwords: ClientPasswords

    def letters(self, address: str) -> Sequence[bytes]:
        """The letters of a mailbox as RFC 5322 has them, oldest first."""
        return [_written(letter) for letter in self.store.letters() if letter.address == address]

    def has(self, address: str) -> bool:
        """Tell whether there is such a mailbox here."""
        return self.store.owner(address) is not None

    def post(self, address: str, subject: str) -> None:
        """Put a letter into a mailbox here."""
        self.store.add_letter(address, subject, self.clock.now())


def _written(letter: Letter) -> bytes:
    message = EmailMessage()
    message["From"] = "no-reply@kust.edu.cn"
    message["To"] = letter.address
    message["Date"] = format_datetime(datetime.fromtimestamp(letter.at, UTC))
    message["Subject"] = letter.word
    message.set_content(f"{letter.word}\n")
    return bytes(message)
