"""The pushes under way, in memory: a restart leaves them all dead."""

from fake_services.clock import Clock
from fake_services.reference.policy import Policy
from fake_services.reference.records import Errand, Push
from fake_services.reference.refused import Refused


class Pushes:
    """What was pushed to the app, and for which login."""

    def __init__(self, policy: Policy, clock: Clock) -> None:
        self._policy = policy
        self._clock = clock
        self._sent: list[Push] = []

    def check(self, errand: Errand) -> None:
        """Raise Refused if the app is not to be pushed to again already."""
        to_there = [push.sent for push in self._sent if push.errand.destination == errand.destination]
        if not self._policy.may_send(to_there, self._clock.now()):
            raise Refused("请稍后再试", 429)

    def add(self, id: str, errand: Errand) -> None:
        """Note a push that was sent."""
        self._sent.append(Push(id, errand, self._clock.now()))

    def of(self, errand: Errand, id: str) -> Push:
        """The push that counts for this errand; raises Refused if none does. id: as the request says."""
        push = self._policy.push_of(self._sent[::-1], errand, id)
        if push is None:
            raise Refused("操作已失效，请重新开始", 409)
        return push
