"""Good practice with codes: chance, length, life, tries, who sees them (ASVS-6.5, -6.6, RFC6238-, SP800-)."""

import secrets
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Code, Errand, Place


@breaks("ASVS-6.5.1")
class CodeReusable(Policy):
    """A code works more than once, at a later login too."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        sent, entered = code.errand, attempt.errand
        return (sent.place, sent.address) == (entered.place, entered.address)

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        return super().is_alive(replace(code, used=False), attempt)


@breaks("ASVS-6.5.3")
class ConstantCode(Policy):
    """The code is always the same."""

    @override
    def new_code(self) -> str:
        return "888888"


@breaks("ASVS-6.5.3")
class CodesCountUp(Policy):
    """Each code is the one before, and one more."""

    def __init__(self) -> None:
        self._next = 100_000

    @override
    def new_code(self) -> str:
        self._next += 1
        return str(self._next)


@breaks("ASVS-6.5.4")
class FourDigits(Policy):
    """A code has four digits."""

    @override
    def new_code(self) -> str:
        return f"{secrets.randbelow(10_000):04}"


@breaks("ASVS-6.5.4")
class FiveDigits(Policy):
    """A code has five digits."""

    @override
    def new_code(self) -> str:
        return f"{secrets.randbelow(100_000):05}"


@breaks("ASVS-6.5.5")
class CodeLivesHalfAnHour(Policy):
    """A code can be used for half an hour."""

    code_minutes = 30


@breaks("ASVS-6.5.5")
class CodeOfLoginLives(Policy):
    """A code for the second step can be used for as long as one likes, any other as claimed."""

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        at_login = code.errand.place is Place.LOGIN
        return super().is_alive(code, replace(attempt, at=code.sent) if at_login else attempt)


@breaks("ASVS-6.6.2")
class OlderCodeOpensLogin(Policy):
    """At the second step an older code works after 重新发送, too."""

    @override
    def replaces(self, newer: Errand, code: Code) -> bool:
        return newer.place is not Place.LOGIN and super().replaces(newer, code)


@breaks("ASVS-6.6.2")
class OlderCodeLives(Policy):
    """After 重新发送 the older code works too."""

    @override
    def replaces(self, newer: Errand, code: Code) -> bool:
        return False


@breaks("ASVS-6.6.2")
class CodeOfAnyLogin(Policy):
    """A code that one login asked for opens another login to the same mailbox."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        at_login = code.errand.place is attempt.errand.place is Place.LOGIN
        mine = at_login and code.errand.address == attempt.errand.address
        return mine or super().is_for(code, attempt)


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


@breaks("ASVS-6.6.4")
class HundredMessages(Policy):
    """One number can be sent a hundred messages an hour."""

    @override
    def may_send(self, sent: Sequence[float], at: float) -> bool:
        return super().may_send(sent[:-80], at)


@breaks("ASVS-6.6.4")
class Flooding(Policy):
    """One number can be sent any number of messages."""

    @override
    def may_send(self, sent: Sequence[float], at: float) -> bool:
        return True


@breaks("WSTG-ATHN-11")
class CodeInAnswerAtLogin(Policy):
    """The answer to 发送验证码 holds the code, but only at the second step."""

    @override
    def told_on_sending(self, code: Code) -> dict[str, str]:
        return {"trace": code.text} if code.errand.place is Place.LOGIN else {}


@breaks("WSTG-ATHN-11")
class CodeInAnswer(Policy):
    """The answer to 发送验证码 holds the code."""

    @override
    def told_on_sending(self, code: Code) -> dict[str, str]:
        return {"debug": code.text}


@breaks("RFC6238-5.2")
class OtpReplay(Policy):
    """An authenticator's code works twice."""

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        return super().accepts_otp(secret, attempt, ())


@breaks("RFC6238-5.2")
class OtpOncePerLogin(Policy):
    """An authenticator's code works once in each login."""

    def __init__(self) -> None:
        self._used: set[tuple[str, str]] = set()

    @override
    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        this = (attempt.errand.request, attempt.text)
        step = None if this in self._used else super().accepts_otp(secret, attempt, ())
        if step is not None:
            self._used.add(this)
        return step


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
