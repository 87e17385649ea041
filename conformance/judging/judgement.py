"""Verdict rules 1 to 3: what the way a scenario ended says about the SUT."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from conformance.judging.verdict import Contradiction, HarnessFault, NotReached, NotRun, Verdict
from conformance.showing import shown

StepType = Literal["given", "when", "then"]


class Inapplicable(Exception):
    """The profile does not claim what the scenario is about; the message says what."""


OURS = (Contradiction, NotReached, NotRun, HarnessFault, Inapplicable)
"""The exceptions whose text is a sentence that needs neither type nor traceback."""
TOLD = 3
"""Refusals that a reason names; the evidence has all."""


@dataclass(frozen=True)
class Judgement:
    """A scenario's verdict, with what was expected and seen, or with the reason in one line."""

    verdict: Verdict
    expected: str = ""
    seen: str = ""
    reason: str = ""


def judge(ended_by: BaseException | None, step: StepType | None, trouble: str) -> Judgement:
    """Return the verdict of a scenario that ended by an exception, or by none.

    `step` is the type of the step whose own body raised it: None for a fixture, a hook, a missing step.
    `trouble` is why the world could not be believed at that moment; then the SUT is not blamed.
    """
    match ended_by:
        case None:
            return Judgement(Verdict.PASS)
        case Inapplicable():
            return Judgement(Verdict.INAPPLICABLE, reason=one_line(ended_by))
        case NotRun():
            return Judgement(Verdict.NOT_RUN, reason=one_line(ended_by))
    if trouble:
        return Judgement(Verdict.ERROR, reason=f"{trouble} ({one_line(ended_by)})")
    if step == "then" and isinstance(ended_by, Contradiction):
        return Judgement(Verdict.FAIL, expected=ended_by.expected, seen=ended_by.seen)
    at_fault = isinstance(ended_by, HarnessFault) or not isinstance(ended_by, Exception)
    if isinstance(ended_by, NotReached) or (step in ("given", "when") and not at_fault):
        return Judgement(Verdict.INCONCLUSIVE, reason=one_line(ended_by))
    return Judgement(Verdict.ERROR, reason=one_line(ended_by))


def spoiled(judgement: Judgement, fault: str) -> Judgement:
    """Return the verdict after the harness itself failed: `error`, but a proven fail stays."""
    if judgement.verdict is Verdict.FAIL:
        return judgement
    return Judgement(Verdict.ERROR, reason="; ".join(filter(None, [judgement.reason, fault])))


def overdue(judgement: Judgement, seconds: float, hung: str) -> Judgement:
    """Return the verdict of a scenario that was cut off while something hung; a proven fail stays."""
    if judgement.verdict is Verdict.FAIL:
        return judgement
    reason = f"not over within {seconds:g} s, and cut off: what hung is {hung}"
    return Judgement(Verdict.INCONCLUSIVE, reason="; ".join(filter(None, [reason, judgement.reason])))


def unseen(judgement: Judgement, gaps: Sequence[str]) -> Judgement:
    """Return the verdict where our own side kept something from being seen: nothing is shown by that."""
    if not gaps or judgement.verdict not in (Verdict.PASS, Verdict.FAIL):
        return judgement
    found = f"expected {judgement.expected}; seen {judgement.seen}" if judgement.seen else ""
    reason = "; ".join(filter(None, [*gaps[:TOLD], found]))
    return Judgement(Verdict.INCONCLUSIVE, reason=reason)


def refused(judgement: Judgement, refusals: Sequence[str]) -> Judgement:
    """Return the verdict with what our gateways refused, where that may be why it is no pass."""
    if not refusals or judgement.verdict not in (Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.ERROR):
        return judgement
    more = f"; and {len(refusals) - TOLD} more" if len(refusals) > TOLD else ""
    told = f"our gateways refused: {'; '.join(refusals[:TOLD])}{more}"
    return replace(judgement, reason="; ".join(filter(None, [judgement.reason, told])))


def one_line(exception: BaseException) -> str:
    """Return what an exception says, in one line."""
    text = shown(" ".join(str(exception).split()))
    if isinstance(exception, OURS):
        return text
    return f"{type(exception).__name__}: {text}" if text else type(exception).__name__
