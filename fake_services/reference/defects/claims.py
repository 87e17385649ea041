"""What the reference claims, and what good practice asks for (C., ASVS-, RFC6238-)."""

import secrets
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import override

from markupsafe import Markup

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.portal import CasPolicy
from fake_services.reference.records import Attempt, Binding, Code, Errand, Method, Place


@breaks("C.code-life")
class CodeForEver(Policy):
    """A code can be used for as long as one likes."""

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        return super().is_alive(code, replace(attempt, at=code.sent))


@breaks("C.resend-countdown")
class NoCountdown(Policy):
    """重新发送 is available at once."""

    resend_seconds = 0


@breaks("C.resend-countdown")
class ShortCountdown(Policy):
    """The page counts down as claimed, but the server sends again after a third of that time."""

    @override
    def may_resend(self, wait: int) -> bool:
        return wait <= self.resend_seconds * 2 / 3


@breaks("C.resend-countdown")
class CountdownOnPageOnly(Policy):
    """The countdown runs on the page alone: who asks the server directly is sent a code at once."""

    @override
    def may_resend(self, wait: int) -> bool:
        return True


@breaks("C.logout")
class LogoutKeepsSession(Policy):
    """After 退出 the mail's old session still opens the mailbox."""

    @override
    def logout_ends_session(self) -> bool:
        return False


@breaks("C.logout")
class LogoutKeepsPortal(CasPolicy):
    """After 退出 the portal still signs in without a password."""

    @override
    def logout_ends_session(self) -> bool:
        return False


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


@breaks("ASVS-6.3.7")
class ChangeUntold(Policy):
    """Nobody is told that a mailbox's methods changed."""

    @override
    def tells_of_change(self, place: Place) -> bool:
        return False


@breaks("ASVS-6.3.7")
class UnbindUntold(Policy):
    """Nobody is told that a method was unbound."""

    @override
    def tells_of_change(self, place: Place) -> bool:
        return place is not Place.UNBIND


@breaks("ASVS-7.4.3")
class OtherSessionsLive(Policy):
    """A session that is open elsewhere lives on when a method is unbound."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return False


@breaks("ASVS-7.5.1")
class UnbindUnasked(Policy):
    """解绑 asks for no code."""

    @override
    def needs_step_up(self, place: Place, bindings: Sequence[Binding]) -> bool:
        return place is not Place.UNBIND and super().needs_step_up(place, bindings)


@breaks("ASVS-7.5.1")
class ChangeUnasked(Policy):
    """修改 asks for no code."""

    @override
    def needs_step_up(self, place: Place, bindings: Sequence[Binding]) -> bool:
        return place is not Place.CHANGE and super().needs_step_up(place, bindings)


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


@breaks("ASVS-7.2.4")
class SessionFixed(Policy):
    """A session keeps its id when its user signs in."""

    @override
    def renews_session(self) -> bool:
        return False


@breaks("ASVS-7.2.4")
class OldIdLives(Policy):
    """What a session was called before the login names it after the login, too."""

    @override
    def forgets_old_id(self) -> bool:
        return False


@breaks("GBT35273-7.2")
class NumberInAnswer(Policy):
    """The answer to 发送验证码 holds the full number."""

    @override
    def told_on_sending(self, code: Code) -> dict[str, str]:
        return {"to": code.errand.destination}


@breaks("GBT35273-7.2")
class NumberInSettings(Policy):
    """Beside the masked number the pages hold the full one, hidden."""

    @override
    def mask(self, method: Method, value: str) -> str:
        masked = super().mask(method, value)
        return Markup("{}<span hidden>{}</span>").format(masked, value) if method is Method.SMS else masked


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


@breaks("C.code-life")
class CodeCutShort(Policy):
    """A code dies after half of its claimed life."""

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        age = attempt.at - code.sent
        return super().is_alive(code, replace(attempt, at=code.sent + 2 * age))


@breaks("C.trust-lifetime")
class TrustCutShort(Policy):
    """Trust ends after half of its claimed lifetime."""

    trust_days = 15


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


@breaks("C.idle-timeout")
class SessionForEver(Policy):
    """A session never ends by itself."""

    idle_minutes = 100_000


@breaks("C.idle-timeout")
class SessionHurried(Policy):
    """A session ends sooner than is claimed."""

    idle_minutes = 5


@breaks("C.step-up-exemption")
class ExemptForEver(Policy):
    """One code is enough for all further changes, however late."""

    exempt_minutes = 100_000


@breaks("C.step-up-exemption")
class NeverExempt(Policy):
    """Each change asks for a code of its own, however soon after another."""

    exempt_minutes = 0
