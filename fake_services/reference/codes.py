"""One-time codes: sent through a gateway, accepted as the policy says."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Protocol

from fake_services.clock import Clock
from fake_services.reference.interval import LONGER, interval
from fake_services.reference.outgoing.failed import GatewayFailed
from fake_services.reference.policy import HOUR, Policy
from fake_services.reference.records import Attempt, Code, Errand, Method
from fake_services.reference.refused import Refused, Unavailable

NOT_SENT = "验证码发送失败，请稍后再试"


class Sender(Protocol):
    """A gateway that brings a code to a number or an address."""

    async def send_code(self, to: str, code: str, minutes: int, /) -> None:
        """Send it; raises GatewayFailed."""


class Codes:
    """The codes under way, in memory: a restart leaves them all dead."""

    def __init__(self, policy: Policy, clock: Clock, senders: Mapping[Method, Sender]) -> None:
        self._policy = policy
        self._clock = clock
        self._senders = senders
        self._sent: list[Code] = []
        self._failed: set[str] = set()
        self._wrong: dict[str, list[float]] = defaultdict(list)
        self._steps: dict[str, set[int]] = defaultdict(set)

    async def send(self, errand: Errand) -> Code:
        """Send a new code on this errand; raises Refused (too soon, too many, gateway failed)."""
        now = self._clock.now()
        alike = [code.sent for code in self._sent if self._policy.is_sent_alike(code.errand, errand)]
        may = self._policy.may_send(alike, now) and self._policy.may_reach(self._others(errand, now))
        if not (may and self._policy.may_resend(self.wait(errand))):
            raise Refused("请稍后再试", 429)
        if errand.destination in self._failed and not self._policy.forgets_failure(errand.place):
            raise Refused(NOT_SENT, 502)
        await interval(self._policy.sends_at_once(), LONGER)
        code = Code(errand, self._policy.new_code(), now)
        self._sent.append(code)
        await self._deliver(code)
        for older in self._sent[: self._sent.index(code)]:
            older.replaced |= self._policy.replaces(errand, older)
        return code

    def _others(self, errand: Errand, now: float) -> int:
        """Count where else this mailbox has had codes sent within an hour."""
        recent = [code.errand for code in self._sent if now - code.sent < HOUR]
        reached = {one.destination for one in recent if one.address == errand.address}
        return len(reached - {errand.destination})

    async def _deliver(self, code: Code) -> None:
        sender = self._senders[code.errand.method]
        try:
            text = code.text + self._policy.beside_code(code.errand.method)
            for number in self._policy.recipients(code.errand.destination, code.errand.place):
                await sender.send_code(number, text, self._policy.code_minutes)
        except GatewayFailed as failed:
            self._sent.remove(code)
            self._failed.add(code.errand.destination)
            told = self._policy.told_on_failure(NOT_SENT, str(failed))
            raise Unavailable(told, failed.answered) from failed

    def were_sent(self, errand: Errand) -> bool:
        """Tell whether a code went out on this errand."""
        return any(code.errand == errand for code in self._sent)

    def wait(self, errand: Errand) -> int:
        """Count the seconds until a further code may be sent on this errand."""
        counts = self._policy.counts_down
        earlier = [code for code in self._sent if counts(code.errand, errand)]
        return self._policy.wait(earlier, self._clock.now())

    async def accepts(self, errand: Errand, text: str) -> bool:
        """Tell whether a sent code is right for this errand, and use it up; a wrong try is counted."""
        attempt = self._attempt(errand, text)
        for code in reversed(self._sent):
            if self._policy.accepts_code(code, attempt):
                await interval(self._policy.uses_up_at_once(attempt))
                code.used = True
                return True
        await self._count(attempt)
        return False

    async def _count(self, attempt: Attempt) -> None:
        """Count a wrong try."""
        of_request = [code for code in self._sent if code.errand.request == attempt.errand.request]
        before = [code.wrong for code in of_request]
        await interval(self._policy.counts_at_once(attempt), LONGER)
        for code, wrong in zip(of_request, before, strict=True):
            code.wrong = wrong + 1
        self._wrong[attempt.errand.address].append(attempt.at)

    async def accepts_otp(self, errand: Errand, secret: str, text: str) -> bool:
        """Tell whether this is the authenticator's code, and use its time step up; a wrong try is counted."""
        attempt = self._attempt(errand, text)
        step = self._policy.accepts_otp(secret, attempt, self._steps[secret])
        if step is None:
            before = self._wrong[errand.address]
            await interval(self._policy.counts_at_once(attempt), LONGER)
            self._wrong[errand.address] = [*before, attempt.at]
            return False
        await interval(self._policy.uses_up_at_once(attempt))
        self._steps[secret].add(step)
        return True

    def _attempt(self, errand: Errand, text: str) -> Attempt:
        now = self._clock.now()
        if self._policy.put_off(self._wrong[errand.address], now):
            raise Refused("尝试过于频繁，请稍后再试", 429)
        wrong = sum(self._policy.still_counts(now - when) for when in self._wrong[errand.address])
        return Attempt(errand, text, now, wrong)
