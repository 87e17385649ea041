"""What a run says, in one sentence."""

from collections.abc import Iterator, Sequence

from conformance.judging.verdict import Verdict
from conformance.run import REQUIRED, Clause, Scenario

NAMED = 8
"""As many clauses are named; the others are counted."""
ENDINGS = {"inconclusive": Verdict.INCONCLUSIVE, "ended in a harness error": Verdict.ERROR}


def summary(
    *,
    conforms: bool | None,
    clauses: Sequence[Clause],
    scenarios: Sequence[Scenario],
    faults: Sequence[str],
    stale: Sequence[str],
) -> str:
    """Return whether the run conforms (None: it is partial, and never says) and what speaks against it."""
    guide = [clause for clause in clauses if clause.level in REQUIRED]
    if conforms is None:
        passed = sum(scenario.verdict is Verdict.PASS for scenario in scenarios)
        headline = f"{passed} of {len(scenarios)} selected scenarios passed"
    elif conforms:
        but = " but for what is waived" if _failed(guide, scenarios, waived=True) else ""
        headline = f"conforms{but}, {_shown(guide, scenarios)}"
    else:
        fails = _failed(guide, scenarios, waived=False)
        headline = "does not conform" if fails else "not shown to conform"
    against = list(_against(clauses, scenarios, faults))
    if stale:
        against.append(f"{len(stale)} waiver{'s' * (len(stale) > 1)} expired or not needed, see the notes")
    return "; ".join([headline, *against])


def _shown(guide: Sequence[Clause], scenarios: Sequence[Scenario]) -> str:
    """How many clauses of the guide were seen to hold, and by how many scenarios of theirs."""
    shown = {clause.id for clause in guide if clause.verdict == "pass"}
    own = sum(one.verdict is Verdict.PASS and one.clause in shown for one in scenarios)
    return f"{len(shown)} clauses of the guide shown by {own} scenarios"


def _against(
    clauses: Sequence[Clause], scenarios: Sequence[Scenario], faults: Sequence[str]
) -> Iterator[str]:
    guide = [clause for clause in clauses if clause.level in REQUIRED]
    apart = [clause for clause in clauses if clause.level not in REQUIRED]
    found = {
        "failed": _failed(guide, scenarios, waived=False),
        "failed and waived": _failed(guide, scenarios, waived=True),
        "not shown": [clause.id for clause in guide if clause.verdict == "not shown"],
        "not run": [clause.id for clause in guide if clause.verdict == "not-run"],
    }
    yield from (f"{word}: {_listed(ids)}" for word, ids in found.items() if ids)
    if in_part := list(_in_part(guide, scenarios)):
        yield f"shown in part: {_listed(in_part)}"
    for words, kind in ENDINGS.items():
        if number := sum(scenario.verdict is kind for scenario in scenarios):
            yield f"{number} scenario{'s' * (number > 1)} {words}"
    if faults:
        yield f"{len(faults)} fault{'s' * (len(faults) > 1)} of the run itself, see the notes"
    if ids := _failed(apart, scenarios, waived=False):
        yield f"apart from the guide, failed: {_listed(ids)}"
    if ids := _failed(apart, scenarios, waived=True):
        yield f"apart from the guide, failed and waived: {_listed(ids)}"


def _in_part(guide: Sequence[Clause], scenarios: Sequence[Scenario]) -> Iterator[str]:
    """The clauses of the guide that were shown by less than applied to this deployment, and by how much."""
    for clause in guide:
        own = [one.verdict for one in scenarios if one.clause == clause.id]
        applied = len(own) - own.count(Verdict.INAPPLICABLE)
        if clause.verdict == "pass" and Verdict.NOT_RUN in own:
            yield f"{clause.id} ({own.count(Verdict.PASS)} of {applied})"


def _failed(clauses: Sequence[Clause], scenarios: Sequence[Scenario], *, waived: bool) -> list[str]:
    """The clauses with a fail that is waived, or with one that is not."""
    fails = (scenario for scenario in scenarios if scenario.verdict is Verdict.FAIL)
    own = {scenario.clause for scenario in fails if bool(scenario.waiver) is waived}
    return [clause.id for clause in clauses if clause.id in own]


def _listed(clauses: list[str]) -> str:
    more = f" and {len(clauses) - NAMED} more" if len(clauses) > NAMED else ""
    return ", ".join(clauses[:NAMED]) + more
