"""Tries without end, or locks (ASVS-6.1.1, ASVS-6.3.1, ASVS-6.6.3, SP800-63B)."""

import secrets
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import ClassVar, override

from fake_services.reference.asked import claimed, counter
from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.methods import BACKUP
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Code, Door, Place, Submission


@breaks("ASVS-6.6.3")
class EndlessTries(Policy):
    """Codes can be tried without end."""

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        return True


@breaks("ASVS-6.6.3")
class HundredTries(Policy):
    """A code can be tried a hundred times."""

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        return code.wrong < 100

    @override
    def may_prove(self, attempt: Attempt) -> bool:
        return attempt.wrong < 100


@breaks("ASVS-6.6.3")
class StepUpTriedWithoutEnd(Policy):
    """The code that is asked for before a further method is bound can be tried without end."""

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        return code.errand.place is Place.STEP_UP or super().may_try(code, attempt)


@breaks("ASVS-6.6.3")
class BindingTriedWithoutEnd(Policy):
    """The code that binds a number can be tried without end."""

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        return code.errand.place in BINDS or super().may_try(code, attempt)


@breaks("ASVS-6.6.3")
class BackupTriedWithoutEnd(Policy):
    """The code that a backup mailbox is sent can be tried without end."""

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        return code.errand.method is BACKUP or super().may_try(code, attempt)


@breaks("ASVS-6.3.1")
class ProgramsTryWithoutEnd(Policy):
    """A mail program can try passwords without end."""

    @override
    def may_try_in_program(self, wrong: Sequence[float], at: float) -> bool:
        return True


@breaks("SP800-63B")
class ResendGivesTries(Policy):
    """Each code that is sent can be tried five times more."""

    @override
    def may_prove(self, attempt: Attempt) -> bool:
        return True


@breaks("SP800-63B")
class LoginGivesTries(Policy):
    """Each login has tries of its own."""

    def __init__(self) -> None:
        self._tried: dict[str, set[float]] = defaultdict(set)

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        self._tried[attempt.errand.request].add(attempt.at)
        return super().accepts_code(code, attempt)

    @override
    def may_prove(self, attempt: Attempt) -> bool:
        return len(self._tried[attempt.errand.request]) <= 20


@breaks("ASVS-6.6.3")
class TriesPerClaimedAddress(Policy):
    """Who claims another address has all tries of a code again."""

    def __init__(self) -> None:
        self._tried: dict[tuple[str, str], set[float]] = defaultdict(set)

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        self._tried[claimed.get(), attempt.errand.request].add(attempt.at)
        return super().accepts_code(code, attempt)

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        return len(self._tried[claimed.get(), attempt.errand.request]) <= 5


@breaks("ASVS-6.6.3")
class CountedLate(Policy):
    """Wrong codes that come at one moment count as one."""

    @override
    def counts_at_once(self, attempt: Attempt) -> bool:
        return False


@breaks("ASVS-6.1.1")
class CodesLockedForEver(Policy):
    """Whose codes were tried too often needs the administrator."""

    @override
    def still_counts(self, seconds: float) -> bool:
        return True


@breaks("ASVS-6.1.1")
class PasswordLockedForEver(Policy):
    """Whose password was tried too often needs the administrator."""

    @override
    def may_try_password(self, wrong: Sequence[float], at: float) -> bool:
        return len(wrong) < 10


@breaks("ASVS-6.3.1")
class PasswordTriedWithoutEnd(Policy):
    """Passwords can be tried without end."""

    @override
    def may_try_password(self, wrong: Sequence[float], at: float) -> bool:
        return True


@breaks("ASVS-6.3.1")
class PasswordTriesPerClaimedAddress(Policy):
    """Who claims another address may try an account's passwords anew."""

    def __init__(self) -> None:
        self._tried: Counter[str] = Counter()

    @override
    def may_try_password(self, wrong: Sequence[float], at: float) -> bool:
        self._tried[claimed.get()] += 1
        return self._tried[claimed.get()] <= 10


@breaks("SP800-63B")
class ResendBeforeChangeGivesTries(Policy):
    """Before a change each code that is sent can be tried five times more."""

    @override
    def may_prove(self, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.STEP_UP or super().may_prove(attempt)


@breaks("ASVS-6.3.1")
class PasswordTriesPerName(Policy):
    """Who writes an account's name otherwise may try its passwords anew."""

    def __init__(self) -> None:
        self._name = ""
        self._tried: Counter[str] = Counter()

    @override
    def named(self, name: str, door: Door) -> str:
        if door is Door.DIRECT:
            self._name = name
        return super().named(name, door)

    @override
    def may_try_password(self, wrong: Sequence[float], at: float) -> bool:
        self._tried[self._name] += 1
        return self._tried[self._name] <= 10


@breaks("ASVS-6.6.3")
class TriesPerCookie(Policy):
    """Tries are counted by a cookie: without it nobody counts them."""

    def __init__(self) -> None:
        self._tried: dict[str, set[float]] = defaultdict(set)

    @override
    def kept_by_browser(self, code: Code) -> dict[str, str]:
        return {"counter": secrets.token_urlsafe(8)}

    @override
    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        self._tried[counter.get()].add(attempt.at)
        return super().accepts_code(code, attempt)

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        counted = counter.get() or attempt.errand.place is not Place.LOGIN
        return not counted or (len(self._tried[counter.get()]) <= 5 and super().may_try(code, attempt))


class TriesTogether(Policy):
    """A policy by which requests may come as one list, whose wrong codes are not counted in one place."""

    place: ClassVar[Place]
    _together: Sequence[str] = ()

    @override
    def said_by(self, body: object) -> Mapping[str, object]:
        if not isinstance(body, list):
            return super().said_by(body)
        return {**body[0], "code": [one.get("code") for one in body]}

    @override
    def entered(self, submitted: Submission) -> Sequence[str]:
        codes = submitted.values.get("code")
        self._together = [str(one) for one in codes] if isinstance(codes, list) else ()
        return self._together or super().entered(submitted)

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        uncounted = attempt.errand.place is self.place and attempt.text in self._together
        return uncounted or super().may_try(code, attempt)


@breaks("ASVS-6.6.3")
class TriesOfOneRequest(TriesTogether):
    """Several requests may come as one list, and the wrong codes in it are not counted at the second step."""

    place = Place.LOGIN


@breaks("ASVS-6.6.3")
class TriesOfOneRequestBind(TriesTogether):
    """Several requests to bind may come as one list, and the wrong codes in it are not counted."""

    place = Place.FORCED


@breaks("ASVS-6.6.3")
class TriesOfOneRequestStepUp(TriesTogether):
    """Several answers before a change may come as one list, and the wrong codes in it are not counted."""

    place = Place.STEP_UP
