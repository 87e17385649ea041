"""Forgotten passwords that others replace, or that spare the second step (ASVS-6.4.3, WSTG-ATHN-09)."""

from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.methods import SMS
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Binding, Code, Door, Place
from fake_services.reference.visit import Visit


@breaks("ASVS-6.4.3")
class ForgottenSuffices(Policy):
    """The first login after a forgotten password was replaced asks for no second step."""

    def __init__(self) -> None:
        self._spared: str | None = None

    @override
    def voids_trust(self, place: Place) -> bool:
        if place is Place.FORGOTTEN:
            self._spared = ""
        return super().voids_trust(place)

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        self._spared = visit.session if self._spared == "" else self._spared
        return visit.session != self._spared and super().needs_second_step(visit)


@breaks("ASVS-6.4.3")
class ForgottenOpensMailbox(ForgottenSuffices):
    """Who has replaced a forgotten password is signed in by that, and in the mailbox."""

    @override
    def replacing_signs_in(self) -> bool:
        return True

    @override
    def password_opens(self, matches: bool, password: str, door: Door) -> bool:
        self._spared = None
        return super().password_opens(matches, password, door)


class ForgottenUnbinding(Policy):
    """A policy by which the replacement of a forgotten password unbinds something."""

    @override
    def password_keeps_methods(self) -> bool:
        return False


@breaks("ASVS-6.4.3")
class ForgottenUnbinds(ForgottenUnbinding):
    """Who replaces a forgotten password may bind a phone anew."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return place is not Place.PASSWORD and super().ends(binding, place)


@breaks("ASVS-6.4.3")
class ForgottenUnbindsOthers(ForgottenUnbinding):
    """Who replaces a forgotten password keeps the number that the code came to, and nothing else."""

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        kept = place is Place.FORGOTTEN and binding.method is SMS
        return not kept and place is not Place.PASSWORD and super().ends(binding, place)


@breaks("trust-void")
class TrustOutlivesForgotten(Policy):
    """A device stays trusted although a forgotten password was replaced."""

    @override
    def voids_trust(self, place: Place) -> bool:
        return place is not Place.FORGOTTEN and super().voids_trust(place)


@breaks("ASVS-6.4.3")
class ForgottenCodeOpensLogin(Policy):
    """The code that replaces a forgotten password opens the second step as well."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        opens = (code.errand.place, attempt.errand.place) == (Place.FORGOTTEN, Place.LOGIN)
        return opens or super().is_for(code, attempt)


@breaks("WSTG-ATHN-09")
class ForgottenAnyCode(Policy):
    """Any code replaces a forgotten password, as long as there is one."""

    @override
    def takes_new_password(self, owned: bool, entered: str) -> bool:
        return owned or bool(entered)


@breaks("WSTG-ATHN-09")
class ForgottenWithoutCode(Policy):
    """A request without the code replaces a forgotten password."""

    @override
    def takes_new_password(self, owned: bool, entered: str) -> bool:
        return owned or not entered


@breaks("WSTG-ATHN-09")
class ForgottenCodeTwice(Policy):
    """A code replaces the password as often as one likes, until it is too old."""

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        if code.errand.place is not Place.FORGOTTEN:
            return super().is_alive(code, attempt)
        return attempt.at - code.sent < self.code_minutes * 60


@breaks("WSTG-ATHN-09")
class ForgottenCodeLives(Policy):
    """A code replaces a forgotten password however old it is."""

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        if code.errand.place is not Place.FORGOTTEN:
            return super().is_alive(code, attempt)
        return not (code.used or code.replaced)


@breaks("WSTG-ATHN-09")
class ForgottenCodeGuessed(Policy):
    """Codes that replace a forgotten password can be tried as often as one likes."""

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        return code.errand.place is Place.FORGOTTEN or super().may_try(code, attempt)


@breaks("WSTG-ATHN-09")
class ForgottenCodeOfAnother(Policy):
    """A code replaces the password of whomever the request names."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        sent, entered = code.errand, attempt.errand
        if entered.place is not Place.FORGOTTEN:
            return super().is_for(code, attempt)
        return (sent.place, sent.request) == (entered.place, entered.request)

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.FORGOTTEN or super().went_to(code, attempt)


@breaks("WSTG-ATHN-09")
class LoginCodeReplacesPassword(Policy):
    """The code of a login that waits for the second step replaces a forgotten password as well."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        replaces = (code.errand.place, attempt.errand.place) == (Place.LOGIN, Place.FORGOTTEN)
        return replaces or super().is_for(code, attempt)


@breaks("WSTG-IDNT-04")
class ForgottenTellsUnknown(Policy):
    """Who says that a password is forgotten is told when there is no such account."""

    @override
    def told_on_asking(self, known: bool) -> str:
        return super().told_on_asking(known) if known else "该帐号不存在"
