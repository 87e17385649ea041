"""How much a run may cause (ixit.limits), against what its scenarios are expected to."""

from collections.abc import Iterator, Mapping

from conformance.planning.figures import mean, total
from conformance.profile import Limits
from conformance.run import Spent


class Budget:
    """Counts what a run has caused; expected: a scenario's key -> its figure, the mean for any other."""

    def __init__(self, limits: Limits, expected: Mapping[str, Spent]) -> None:
        self._limits = limits
        self._expected = expected
        self._mean = mean(expected.values())
        self._spent = Spent()

    def expect(self, key: str) -> Spent:
        """Return what a scenario is expected to cause."""
        return self._expected.get(key, self._mean)

    def spend(self, spent: Spent) -> None:
        """Count what a scenario has caused."""
        self._spent = total([self._spent, spent])

    def refusal(self, key: str) -> str:
        """Return why a scenario would go beyond the limits now, empty when it would not."""
        return next(self.beyond(self.expect(key), "this scenario"), "")

    def beyond(self, more: Spent, what: str) -> Iterator[str]:
        """Yield a line for each limit that so much more would go beyond; what: what causes it."""
        limits, spent = self._limits, self._spent
        to_one = limits.sms_per_number_per_hour
        if to_one is not None and more.sms_to_one > to_one:
            takes = f"{what} sends about {more.sms_to_one} to one number"
            yield f"ixit.limits.sms_per_number_per_hour is {to_one}: {takes}"
        totals = {"sms": limits.sms_total, "logins": limits.logins_total, "tries": limits.tries_total}
        for name, limit in totals.items():
            so_far, then = getattr(spent, name), getattr(more, name)
            if limit is not None and so_far + then > limit:
                yield f"ixit.limits.{name}_total is {limit}: {so_far} so far, and {what} takes about {then}"
