"""What is made up for one scenario: names, numbers and secrets that its world has not seen yet."""

import re

from faker import Faker

from conformance.profile.ixit import People
from steps.people.actors import Mailbox
from steps.people.numbers import Numbers

LOGIN = "t20########"
"""A letter and digits: such a name has another case."""
BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class MadeUp:
    """Things that the profile's patterns allow; `used` is what is used up, and grows.

    taken: the numbers of the profile's own that this scenario uses.
    """

    def __init__(self, faker: Faker, patterns: People, used: set[str], numbers: Numbers) -> None:
        self._faker = faker
        self._patterns = patterns
        self._used = used
        self._numbers = numbers
        self.taken: list[str] = []
        self.secret_ones: dict[str, str] = {}
        """What of it is secret, whoever has it now or had it before, with what it is."""

    def login(self) -> str:
        """An account at the portal."""
        return self._new(LOGIN)

    def number(self) -> str:
        """A phone number in E.164: one of the profile's that is free, where it names any; NotRun."""
        if not self._numbers.named:
            return self._secret(self._new(self._patterns.number), "number")
        self.taken.append(self._numbers.take())
        return self._secret(self.taken[-1], "number")

    def address(self) -> str:
        """The address of a mailbox of the deployment."""
        return self._new(self._patterns.address)

    def backup(self) -> str:
        """An e-mail address outside it."""
        return self._new(self._patterns.backup)

    def mailbox(self) -> Mailbox:
        """A mailbox whose letter holds a unique word."""
        return Mailbox(self.address(), f"letter-{self._new('############')}")

    def password(self) -> str:
        """A password of letters and digits."""
        return self._secret(self._faker.password(length=14, special_chars=False), "password")

    def full_name(self) -> str:
        """What a person is called."""
        return self._faker.name()

    def secret(self) -> str:
        """A secret of an authenticator or of the app, in base32."""
        return self._secret(self._faker.pystr_format("?" * 32, letters=BASE32), "secret")

    def _secret(self, value: str, what: str) -> str:
        self.secret_ones[value] = f"{what} that nobody has"
        return value

    def _new(self, pattern: str) -> str:
        """The pattern with a digit for each #, so that this world has not seen it yet."""
        while True:
            text = re.sub("#", lambda _: str(self._faker.random_digit()), pattern)
            if text not in self._used:
                self._used.add(text)
                return text
