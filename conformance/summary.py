"""What a run says, in one sentence."""

from collections.abc import Iterator, Sequence

from conformance.run import REQUIRED, Clause, Scenario
from conformance.verdict import Verdict

NAMED = 8
"""As many clauses are named; the others are counted."""
ENDINGS = {"inconclusive": Verdict.INCONCLUSIVE, "ended in a harness error": Verdict.ERROR}


def summary(
    *,
    conforms: bool | None,
    clauses: Sequence[Clause],
    scenarios: Sequence[Scenario],
    faults: Sequence[str],
) -> str:
    """Return whether the run conforms (None: it is partial, and never says) and what speaks against it."""
    guide = [clause for clause in clauses if clause.level in REQUIRED]
    shown = sum(clause.verdict == "pass" for clause in guide)
    passed = sum(scenario.verdict is Verdict.PASS for scenario in scenarios)
    if conforms is None:
        headline = f"{passed} of {len(scenarios)} selected scenarios passed"
    elif conforms:
        headline = f"conforms, {shown} clauses of the guide shown by {passed} scenarios"
    else:
        fails = any(clause.verdict == "fail" for clause in guide)
        headline = "does not conform" if fails else "not shown to conform"
    return "; ".join([headline, *_against(clauses, scenarios, faults)])


def _against(
    clauses: Sequence[Clause], scenarios: Sequence[Scenario], faults: Sequence[str]
) -> Iterator[str]:
    guide = [clause for clause in clauses if clause.level in REQUIRED]
    apart = [clause for clause in clauses if clause.level not in REQUIRED]
    for word, verdict in {"failed": "fail", "not shown": "not shown", "not run": "not-run"}.items():
        if found := [clause.id for clause in guide if clause.verdict == verdict]:
            yield f"{word}: {_listed(found)}"
    for words, kind in ENDINGS.items():
        if number := sum(scenario.verdict is kind for scenario in scenarios):
            yield f"{number} scenario{'s' * (number > 1)} {words}"
    if faults:
        yield f"{len(faults)} fault{'s' * (len(faults) > 1)} of the run itself, see the notes"
    if found := [clause.id for clause in apart if clause.verdict == "fail"]:
        yield f"apart from the guide, failed: {_listed(found)}"


def _listed(clauses: list[str]) -> str:
    more = f" and {len(clauses) - NAMED} more" if len(clauses) > NAMED else ""
    return ", ".join(clauses[:NAMED]) + more
