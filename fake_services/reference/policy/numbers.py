"""What is a phone number, and what a mail address (G0.6, G5.6, G6.8)."""

import re
import unicodedata

from fake_services.reference.records import Place


class NumbersPolicy:
    """What is a phone number, and what a mail address."""

    def normalise(self, text: str, place: Place) -> str:
        """Every notation of a number is the same E.164 number (G0.6); others come back as they are."""
        plain = "".join(str(unicodedata.decimal(sign, sign)) for sign in unicodedata.normalize("NFKC", text))
        digits = re.sub(r"[\s\-().\u200b]", "", plain)
        return "+86" + re.sub(r"^(\+86|0086|86)?0?(?=1[0-9]{10}$)", "", digits)

    def is_phone_number(self, number: str) -> bool:
        """Only what can receive an SMS in China: 11 digits that begin with 13–19 (G5.6)."""
        return re.fullmatch(r"\+861[3-9][0-9]{9}", number) is not None

    def is_mail_address(self, text: str) -> bool:
        """Something@host.domain, with nothing around it: what stands in a mail's header says more (G6.8)."""
        return re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", text, re.ASCII) is not None

    def is_backup_of(self, address: str, mailbox: str, place: Place) -> bool:
        """A mailbox is no backup of itself: what it is sent can be read by whoever is inside alone."""
        return self.mailbox_of(address) != mailbox

    def mailbox_of(self, address: str) -> str:
        """The mailbox whose mail comes to an address: with a word after a plus too, or at the mail's host."""
        name, _, host = address.lower().partition("@")
        return f"{name.partition('+')[0]}@{re.sub(r'^mail\.(?=kust\.)', '', host)}"
