"""Codes not sent, sent elsewhere, or too often (G4.6, G4.7, G5.1, G6.5, C.resend-countdown, no-flooding)."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import override

from fake_services.reference.asked import claimed, host
from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.methods import BACKUP
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Claim, Code, Errand, Method, Place

MOBILE = re.compile(r"1[3-9][0-9]{9}")
"""A mobile number, wherever it stands."""


@breaks("G5.1")
class CodeNeverSent(Policy):
    """发送验证码 says that a code was sent, but none is."""

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        return () if place in BINDS else (destination,)


@breaks("G5.1")
class CodeSentTwice(Policy):
    """One press of 发送验证码 sends two messages."""

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        return (destination, destination)


@breaks("G6.5")
class StepUpCodeNotSent(Policy):
    """The step-up code is not sent by itself."""

    @override
    def sends_unasked(self, place: Place) -> bool:
        return False


@breaks("G6.5")
class StepUpCodeLost(Policy):
    """The page says that the step-up code was sent, but it never arrives."""

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        return () if place is Place.STEP_UP else (destination,)


@breaks("G4.6")
class ResentCodeLost(Policy):
    """The page of the second step says that another code was sent, but it never arrives."""

    def __init__(self) -> None:
        self._again = False

    @override
    def wait(self, earlier: Sequence[Code], at: float) -> int:
        self._again = any(code.errand.place is Place.LOGIN for code in earlier)
        return super().wait(earlier, at)

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        return () if self._again and place is Place.LOGIN else (destination,)


@breaks("G4.7")
class CodeGoesToNamedNumber(Policy):
    """The second step's code is sent to the number that the request names."""

    @override
    def sends_to(self, bound: str, named: str, shown: str) -> str:
        return named or bound


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


@breaks("no-flooding")
class HundredMessages(Policy):
    """One number can be sent a hundred messages an hour."""

    @override
    def may_send(self, sent: Sequence[float], at: float) -> bool:
        return super().may_send(sent[:-80], at)


@breaks("no-flooding")
class Flooding(Policy):
    """One number can be sent any number of messages."""

    @override
    def may_send(self, sent: Sequence[float], at: float) -> bool:
        return True


@breaks("no-flooding")
class SendsPerLogin(Policy):
    """Each login may have a number sent twenty messages more."""

    @override
    def is_sent_alike(self, before: Errand, errand: Errand) -> bool:
        return super().is_sent_alike(before, errand) and before.request == errand.request


@breaks("no-flooding")
class FewSendsPerLogin(SendsPerLogin):
    """Each login may have a number sent five messages, and there may be any number of logins."""

    @override
    def may_send(self, sent: Sequence[float], at: float) -> bool:
        return len(sent) < 5


@breaks("ASVS-2.4.1")
class ReachesAnyNumber(Policy):
    """One login can have codes sent to any number of numbers."""

    @override
    def may_reach(self, others: int) -> bool:
        return True


@breaks("G5.1")
class NumbersInRow(Policy):
    """A code goes to each of the numbers that are written in a row, and binds the first of them."""

    _more: Sequence[str] = ()

    @override
    def normalise(self, text: str, place: Place) -> str:
        first, *self._more = MOBILE.findall(text) or [text]
        return super().normalise(first if self._more else text, place)

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        more = [f"+86{number}" for number in self._more]
        return (destination, *more) if place in BINDS else (destination,)


@breaks("G6.5")
class StepUpCodeGoesToNamedNumber(Policy):
    """The code before a change is sent to the number that the request names."""

    _place = Place.LOGIN

    @override
    def normalise(self, text: str, place: Place) -> str:
        self._place = place
        return super().normalise(text, place)

    @override
    def sends_to(self, bound: str, named: str, shown: str) -> str:
        return named if named and self._place is Place.STEP_UP else bound

    @override
    def proved_by(self, bound: str, named: str) -> str:
        return self.sends_to(bound, named, "")


@breaks("C.resend-countdown")
class CountdownOfWriting(Policy):
    """The countdown is that of a number as it was written: written otherwise it is sent a code at once."""

    def __init__(self) -> None:
        self._typed = ""
        self._sent: set[str] = set()

    @override
    def normalise(self, text: str, place: Place) -> str:
        self._typed = text
        return super().normalise(text, place)

    @override
    def new_code(self) -> str:
        self._sent.add(self._typed)
        return super().new_code()

    @override
    def wait(self, earlier: Sequence[Code], at: float) -> int:
        return super().wait(earlier, at) if self._typed in self._sent else 0


@breaks("no-flooding")
class FloodsAtLogin(Policy):
    """What is sent at the second step is not counted: a number can be sent any number of messages there."""

    @override
    def is_sent_alike(self, before: Errand, errand: Errand) -> bool:
        return errand.place is not Place.LOGIN and super().is_sent_alike(before, errand)


@breaks("no-flooding")
class FloodsByWriting(Policy):
    """A number can be sent twenty messages an hour in each way that it is written."""

    def __init__(self) -> None:
        self._typed = ""
        self._sent: dict[str, list[float]] = defaultdict(list)

    @override
    def normalise(self, text: str, place: Place) -> str:
        self._typed = text
        return super().normalise(text, place)

    @override
    def may_send(self, sent: Sequence[float], at: float) -> bool:
        self._sent[self._typed].append(at)
        return super().may_send(self._sent[self._typed][:-1], at)


@breaks("ASVS-2.4.1")
class TenNumbersPerLogin(Policy):
    """Each login may have codes sent to ten numbers more."""

    def __init__(self) -> None:
        self._request = ""
        self._reached: dict[str, set[str]] = defaultdict(set)

    @override
    def is_sent_alike(self, before: Errand, errand: Errand) -> bool:
        self._request = errand.request
        self._reached[errand.request].add(errand.destination)
        return super().is_sent_alike(before, errand)

    @override
    def may_reach(self, others: int) -> bool:
        return super().may_reach(len(self._reached[self._request]) - 1)


@breaks("ASVS-2.4.1")
class FewNumbersPerLogin(TenNumbersPerLogin):
    """Each login may have codes sent to three numbers, and there may be any number of logins."""

    @override
    def may_reach(self, others: int) -> bool:
        return len(self._reached[self._request]) <= 3


@breaks("no-flooding")
class FloodsPerClaimedAddress(Policy):
    """Who claims another address may have a number sent twenty messages more."""

    def __init__(self) -> None:
        self._sent: dict[str, list[float]] = defaultdict(list)

    @override
    def may_send(self, sent: Sequence[float], at: float) -> bool:
        self._sent[claimed.get()].append(at)
        return super().may_send(self._sent[claimed.get()][:-1], at)


@breaks("ASVS-2.4.1")
class TenNumbersPerClaimedAddress(Policy):
    """Who claims another address may have codes sent to ten numbers more."""

    def __init__(self) -> None:
        self._reached: dict[str, set[str]] = defaultdict(set)

    @override
    def is_sent_alike(self, before: Errand, errand: Errand) -> bool:
        self._reached[claimed.get()].add(errand.destination)
        return super().is_sent_alike(before, errand)

    @override
    def may_reach(self, others: int) -> bool:
        return super().may_reach(len(self._reached[claimed.get()]) - 1)


@breaks("C.resend-countdown")
class CountdownPerClaimedAddress(Policy):
    """Who claims another address is sent a code at once."""

    def __init__(self) -> None:
        self._seen: dict[str, float] = {}

    @override
    def wait(self, earlier: Sequence[Code], at: float) -> int:
        since = self._seen.setdefault(claimed.get(), at)
        return super().wait([code for code in earlier if code.sent >= since], at)


@breaks("ASVS-3.7.2")
class MailLeadsToNamedHost(Policy):
    """The mail with a code has a link to the host that the request for it names."""

    @override
    def beside_code(self, method: Method) -> str:
        return f"，或打开 https://{host.get()}/verify" if method is BACKUP else ""


@breaks("G4.7")
class CodeGoesWhereMaskStood(Policy):
    """The second step's code goes to what the request has in the place of the masked number."""

    @override
    def sends_to(self, bound: str, named: str, shown: str) -> str:
        return bound if not shown or "*" in shown else self.normalise(shown, Place.LOGIN)


@breaks("G5.5")
class NextStepUpGoesToOldNumber(Policy):
    """After 修改 the question before the next change sends its code to the number of before."""

    def __init__(self) -> None:
        self._before: dict[str, str] = {}

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        if claim.place is Place.CHANGE:
            own = [one for one in bindings if one.in_force and one.address == claim.address]
            self._before.update((claim.value, one.value) for one in own if one.method is claim.method)
        return super().is_free(claim, bindings)

    @override
    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        before = self._before.get(destination, destination) if place is Place.STEP_UP else destination
        return super().recipients(before, place)
