"""A forgotten password, replaced by whom a code is sent to: the holder of the number bound to the mailbox."""

from contextlib import suppress
from dataclasses import dataclass

from fake_services.reference.help_desk import HelpDesk
from fake_services.reference.methods import SMS
from fake_services.reference.people import Person
from fake_services.reference.records import Errand, Place
from fake_services.reference.refused import Refused


@dataclass(frozen=True)
class ForgottenPasswords:
    """The self-service for forgotten passwords; implements `Replacing`."""

    desk: HelpDesk

    async def send_code(self, login: str, request: str) -> str:
        """Send a code to the number of an account, if it has one; returns what is said of it.

        Whatever keeps one from being sent is not told: it would tell of the account.
        """
        errand = self._errand(login, request)
        if errand.destination:
            with suppress(Refused):
                await self.desk.mail.codes.send(errand)
        return self.desk.mail.policy.told_on_asking(bool(errand.destination))

    async def replace(self, login: str, code: str, password: str, request: str) -> bool:
        """Give an account a new password, if the code that it was sent comes with it; returns whether.

        Raises Refused where it is too soon after a wrong one.
        """
        right = await self.desk.mail.codes.accepts(self._errand(login, request), code)
        taken = self.desk.mail.policy.takes_new_password(right, code)
        if taken:
            self.desk.set_password(login, password, Place.FORGOTTEN)
        return taken

    def signed_in(self, login: str) -> Person | None:
        """Return who is signed in by having replaced the password: nobody, as the policy has it."""
        return Person(login, login) if self.desk.mail.policy.replacing_signs_in() else None

    def _errand(self, login: str, request: str) -> Errand:
        """What such a code is for; no destination where no number is bound to a mailbox of the account."""
        mine = (b for b in self.desk.mail.store.bindings() if b.login == login and b.in_force)
        number = next((binding.value for binding in mine if binding.method is SMS), "")
        return Errand(Place.FORGOTTEN, request, login, SMS, number)
