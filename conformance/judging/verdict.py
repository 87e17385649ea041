"""The verdicts of a scenario, and the exceptions by which a step speaks of one."""

import enum


class Verdict(enum.StrEnum):
    """What one scenario shows (ISO/IEC 9646's verdicts, with the reasons for having none kept apart)."""

    PASS = "pass"
    FAIL = "fail"
    INCONCLUSIVE = "inconclusive"
    INAPPLICABLE = "inapplicable"
    NOT_RUN = "not-run"
    ERROR = "error"


class Contradiction(Exception):
    """The SUT contradicts the clause. Raised by a Then, it is the only way to `fail`."""

    def __init__(self, expected: str, seen: str) -> None:
        super().__init__(f"expected {expected}; seen {seen}")
        self.expected = expected
        self.seen = seen


class NotReached(Exception):
    """What the scenario needed did not come: the clause was not put to the test, whatever the step."""


class NotRun(Exception):
    """The scenario cannot be carried out on this target, such as a wait longer than the profile allows."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class HarnessFault(Exception):
    """The proxy, a fake, the browser or the world is at fault: `error`, wherever it is raised."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unnoticed(HarnessFault):
    """A failure was set that nobody ran into: what passed has shown nothing by it."""


class DeadWorld(HarnessFault):
    """The world is gone for good: it ends this worker's remaining scenarios at once, as `error`."""
