"""A code that counts for what it was not sent for (G4.7, G5.3, ASVS-6.5.1, ASVS-6.6.2)."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar, override

from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.methods import BACKUP
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Code, Errand, Place, Submission


@breaks("G5.3")
class NumberSwapped(Policy):
    """A code that went to one number binds another number."""

    places: ClassVar[tuple[Place, ...]] = BINDS

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place in self.places or super().went_to(code, attempt)


@breaks("G5.3")
class NumberSwappedInSettings(NumberSwapped):
    """In the settings a code that went to one number binds another number."""

    places = (Place.SETTINGS,)


@breaks("G5.3")
class NumberSwappedAtChange(NumberSwapped):
    """At 修改 a code that went to one number binds another number."""

    places = (Place.CHANGE,)


@breaks("G5.3")
class ForeignCodeBinds(Policy):
    """A code that somebody else asked for binds the number."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place in BINDS or super().is_for(code, attempt)

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place in BINDS or super().went_to(code, attempt)


@breaks("G4.7")
class ForeignCodeVerifies(Policy):
    """A code that was sent to somebody else passes the second step."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.LOGIN or super().is_for(code, attempt)

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.LOGIN or super().went_to(code, attempt)


@breaks("G4.7")
class CodeOfBrowserVerifies(Policy):
    """A code opens the mailbox of whoever has signed in since in the browser where it was asked for."""

    @override
    def begins_anew(self) -> bool:
        return False

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        sent, entered = code.errand, attempt.errand
        here = sent.place is entered.place is Place.LOGIN and sent.request == entered.request
        return here or super().is_for(code, attempt)

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return self.is_for(code, attempt) or super().went_to(code, attempt)


@breaks("G4.7")
class CodeOfNamedNumberOpens(Policy):
    """The second step takes any code that was sent to the number that the request names."""

    @override
    def proved_by(self, bound: str, named: str) -> str:
        return named or bound

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        return super().is_for(code, attempt) or code.errand.place is Place.FORCED


class WorksAgain(Policy):
    """A policy by which a code that was used works again."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        return self.works_again(code, attempt) or super().is_for(code, attempt)

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        used = code.used and not self.works_again(code, attempt)
        return super().is_alive(replace(code, used=used), attempt)

    def works_again(self, code: Code, attempt: Attempt) -> bool:
        """Whether it does for this: for the same mailbox's next question in the same place."""
        sent, entered = code.errand, attempt.errand
        return (sent.place, sent.address) == (entered.place, entered.address)


@breaks("ASVS-6.5.1")
class CodeReusable(WorksAgain):
    """A code works more than once, at a later login too."""


@breaks("ASVS-6.5.1")
class MailedCodeReusable(WorksAgain):
    """A code that was sent to a backup mailbox works more than once, at a later login too."""

    @override
    def works_again(self, code: Code, attempt: Attempt) -> bool:
        return code.errand.method is BACKUP and super().works_again(code, attempt)


@breaks("ASVS-6.5.1")
class StepUpCodeReusable(WorksAgain):
    """The code of a verification before a change answers each later one of these, too."""

    @override
    def works_again(self, code: Code, attempt: Attempt) -> bool:
        return code.errand.place is Place.STEP_UP and super().works_again(code, attempt)


class BindingCodeLives(WorksAgain):
    """A policy that lets a used code of a binding work in another place, too; `again`: where."""

    again: ClassVar[Collection[Place]]

    @override
    def works_again(self, code: Code, attempt: Attempt) -> bool:
        here = code.errand.place in BINDS and attempt.errand.place in self.again
        return here and code.errand.address == attempt.errand.address


@breaks("ASVS-6.5.1")
class BindingCodeOpensLogin(BindingCodeLives):
    """The code that bound a number opens the next login, too."""

    again = (Place.LOGIN,)


@breaks("ASVS-6.5.1")
class BindingCodeBindsAgain(BindingCodeLives):
    """The code that bound a number binds it again, once it is unbound."""

    again = BINDS


class CountsElsewhere(Policy):
    """A policy by which a mailbox's code that was sent for one thing counts for another."""

    sent_for: ClassVar[Place]
    counts_for: ClassVar[Place]

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        sent, entered = code.errand, attempt.errand
        swapped = (sent.place, entered.place) == (self.sent_for, self.counts_for)
        return (swapped and sent.address == entered.address) or super().is_for(code, attempt)


@breaks("ASVS-6.6.2")
class CodeOfLoginAllowsChange(CountsElsewhere):
    """The code of a login answers the question before a change."""

    sent_for, counts_for = Place.LOGIN, Place.STEP_UP


@breaks("ASVS-6.6.2")
class CodeOfChangeOpensLogin(CountsElsewhere):
    """The code that is asked for before a change opens a login that waits."""

    sent_for, counts_for = Place.STEP_UP, Place.LOGIN


@breaks("ASVS-6.6.2")
class CodeOfAnyLogin(Policy):
    """A code that one login asked for opens another login to the same mailbox."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        at_login = code.errand.place is attempt.errand.place is Place.LOGIN
        mine = at_login and code.errand.address == attempt.errand.address
        return mine or super().is_for(code, attempt)


@breaks("G4.7")
class NamedAccountsCodeVerifies(Policy):
    """A right code is one of the account that the request names, whoever's login waits."""

    def __init__(self) -> None:
        self._named = ""

    @override
    def entered(self, submitted: Submission) -> Sequence[str]:
        self._named = str(submitted.values.get("mailbox") or submitted.values.get("email") or "")
        return super().entered(submitted)

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        theirs = code.errand.address == self._named and attempt.errand.place is Place.LOGIN
        return (theirs and self.is_its_text(code, attempt)) or super().accepts_code(code, attempt)


@breaks("G5.3")
class NumberSwappedOnceAsked(Policy):
    """A code that went to one number binds another one for which a code was asked afterwards."""

    def __init__(self) -> None:
        self._asked: set[str] = set()

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        self._asked.add(destination)
        return super().recipients(destination, place)

    @override
    def replaces(self, newer: Errand, code: Code) -> bool:
        return newer.destination == code.errand.destination and super().replaces(newer, code)

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        swapped = attempt.errand.place in BINDS and attempt.errand.destination in self._asked
        return swapped or super().went_to(code, attempt)


@breaks("G5.5")
class OldNumberOpensWaiting(Policy):
    """A login that waits for a number while it is changed still opens by it."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return place is not Place.CHANGE and super().ends_other_sessions(place)

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.LOGIN or super().went_to(code, attempt)


@breaks("G6.8")
class OldBackupOpensWaiting(OldNumberOpensWaiting):
    """A login that waits for a backup address while it is changed still opens by it."""

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.method is BACKUP and super().went_to(code, attempt)


class CodeToNewNumberCounts(Policy):
    """A policy by which any code that a mailbox was sent answers at one place, whatever it was sent for."""

    counts_at: ClassVar[Place]

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        own = attempt.errand.place is self.counts_at and code.errand.address == attempt.errand.address
        return own or super().is_for(code, attempt)

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is self.counts_at or super().went_to(code, attempt)


@breaks("G4.7")
class ChallengeNamesLogin(Policy):
    """A right code is one of the challenge that the request names, whoever's login that was for."""

    def __init__(self) -> None:
        self._named = ""
        self._codes: dict[str, Code] = {}

    @override
    def told_on_sending(self, code: Code) -> Mapping[str, object]:
        challenge = secrets.token_urlsafe(16)
        self._codes[challenge] = code
        return {"kept": {"challenge": challenge}}

    @override
    def entered(self, submitted: Submission) -> Sequence[str]:
        self._named = str(submitted.values.get("challenge", ""))
        return super().entered(submitted)

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        named = attempt.errand.place is Place.LOGIN and self._codes.get(self._named) is code
        return (named and self.is_its_text(code, attempt)) or super().accepts_code(code, attempt)
