"""In which order a report tells: chapter by chapter, the guide before the rest, what needs a look first."""

from collections import defaultdict

from conformance.judging.verdict import Verdict
from conformance.report.words import APART_LEVELS
from conformance.run import Clause, Run, Scenario


def chapters(run: Run) -> dict[str, list[Scenario]]:
    """Return the scenarios by chapter, both in the order of the run."""
    found: defaultdict[str, list[Scenario]] = defaultdict(list)
    for scenario in run.scenarios:
        found[scenario.chapter].append(scenario)
    return found


def guide(run: Run) -> list[Clause]:
    """Return the clauses of the guide: must, shown and implied."""
    return [clause for clause in run.clauses if clause.level not in APART_LEVELS]


def apart(run: Run) -> list[Clause]:
    """Return the clauses that are reported apart: should and claim."""
    return [clause for clause in run.clauses if clause.level in APART_LEVELS]


def needs_a_look(scenario: Scenario) -> bool:
    """Tell whether somebody has to look at a scenario: it failed, or it could not be judged."""
    return scenario.verdict in (Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.ERROR)


def to_look_at(run: Run) -> list[Scenario]:
    """Return the scenarios that need a look, those of the guide first."""
    beyond = {clause.id for clause in apart(run)}
    return sorted(filter(needs_a_look, run.scenarios), key=lambda scenario: scenario.clause in beyond)
