"""The account's name in another notation: it signs in, and what is known of the account is not found by it.

As where a database compares names with less care than the code that keeps the second step (G3.3, G4.7).
"""

import re
import unicodedata
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.defects.observed import door_of, name_given
from fake_services.reference.policy import Policy
from fake_services.reference.records import Door
from fake_services.reference.visit import Visit


class NamedOtherwise(Policy):
    """A policy that takes names in a further notation, and tells them from the account's own."""

    def plain(self, name: str, door: Door) -> str:
        """The name in the notation that is the account's own."""
        raise NotImplementedError

    @override
    def named(self, name: str, door: Door) -> str:
        return super().named(self.plain(name, door), door)

    def is_known(self, visit: Visit) -> bool:
        """Whether the login gave the name in the notation that is the account's own."""
        return self.plain(name_given(visit), door_of(visit)) == name_given(visit)

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return self.is_known(visit) and super().needs_second_step(visit)


@breaks("G4.7")
class OtherCaseOpensUnverified(NamedOtherwise):
    """Who writes the account's name in the other case is asked for no second step."""

    @override
    def plain(self, name: str, door: Door) -> str:
        return name.lower()


@breaks("G4.7")
class BlankOpensUnverified(NamedOtherwise):
    """Who writes a blank after the account's name is asked for no second step."""

    @override
    def plain(self, name: str, door: Door) -> str:
        return name.strip()


@breaks("G4.7")
class FullWidthOpensUnverified(NamedOtherwise):
    """Who writes the account's name in full-width characters is asked for no second step."""

    @override
    def plain(self, name: str, door: Door) -> str:
        return unicodedata.normalize("NFKC", name)


@breaks("G4.7")
class WithoutDomainOpensUnverified(NamedOtherwise):
    """Who leaves the domain out at the mail's own login is asked for no second step."""

    @override
    def plain(self, name: str, door: Door) -> str:
        return name if "@" in name or door is Door.PORTAL else f"{name}@{self.domain}"


@breaks("G4.7")
class OtherCaseBindsAnew(OtherCaseOpensUnverified):
    """Who writes the account's name in the other case is asked to bind a method, as if none were bound."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        anew = not self.is_known(visit) and not visit.entered and not self.is_verified(visit)
        return anew or super().must_bind(visit)


@breaks("G3.3")
class OtherCaseOpensUnbound(OtherCaseOpensUnverified):
    """Who writes the account's name in the other case is not asked to bind a method."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return self.is_known(visit) and super().must_bind(visit)


@breaks("G4.7")
class PlusOpensUnverified(NamedOtherwise):
    """Who writes a plus and something after the mailbox's name is asked for no second step."""

    @override
    def plain(self, name: str, door: Door) -> str:
        return re.sub(r"\+[^@]*@", "@", name)


@breaks("G4.7")
class AccentOpensUnverified(NamedOtherwise):
    """Who writes an accent on a letter of the account's name is asked for no second step."""

    @override
    def plain(self, name: str, door: Door) -> str:
        return "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))


@breaks("G4.7")
class LookAlikeOpensUnverified(NamedOtherwise):
    """Who writes a long s, a kelvin sign or an i without a dot in the name is asked for no second step."""

    @override
    def plain(self, name: str, door: Door) -> str:
        return name if name.isascii() else name.upper().lower()
