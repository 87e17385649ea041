"""In which order a report tells: chapter by chapter, the guide before the rest, what needs a look first."""

from collections import defaultdict
from collections.abc import Sequence

from conformance.judging.verdict import Verdict
from conformance.report.words import APART_LEVELS
from conformance.run import Clause, Run, Scenario, Step, Wire

GRAVEST_FIRST = (Verdict.FAIL, Verdict.ERROR, Verdict.INCONCLUSIVE)
"""What somebody has to look at: it failed, or it could not be judged."""
OPENED = 30
"""Cards that a page opens by itself; a page with hundreds of open cards opens slowly."""


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


def failed(run: Run) -> list[Clause]:
    """Return the clauses of the guide with a fail, waived or not."""
    return [clause for clause in guide(run) if clause.verdict == "fail"]


def not_claimed(run: Run) -> list[Clause]:
    """Return the clauses of the guide that the profile does not claim."""
    return [clause for clause in guide(run) if clause.verdict == "inapplicable"]


def why_not(run: Run, clause: Clause) -> str:
    """Return why a clause does not apply, as the notes or its scenarios say; empty where nothing does."""
    said = f"{clause.id} is not claimed: "
    noted = (note.removeprefix(said) for note in run.notes if note.startswith(said))
    return next(noted, next((one.reason for one in run.scenarios if one.clause == clause.id), ""))


def of_clause(run: Run, clause: Clause) -> list[Scenario]:
    """Return the scenarios that judge a clause."""
    return [one for one in run.scenarios if one.clause == clause.id]


def answered_for(run: Run, clause: Clause) -> list[Scenario]:
    """Return a clause's fails for which somebody answers, one for each kind of answer."""
    kinds = {bool(one.waiver.disputed): one for one in of_clause(run, clause) if one.waiver}
    return list(kinds.values())


def waived(run: Run) -> list[Scenario]:
    """Return the fails that somebody answers for."""
    return [scenario for scenario in run.scenarios if scenario.waiver]


def needs_a_look(scenario: Scenario) -> bool:
    """Tell whether somebody has to look at a scenario."""
    return scenario.verdict in GRAVEST_FIRST


def to_look_at(run: Run) -> list[Scenario]:
    """Return what needs a look by gravity: fails of a must, other fails, errors, what is inconclusive."""
    levels = {clause.id: clause.level for clause in run.clauses}

    def gravity(scenario: Scenario) -> tuple[int, bool, bool, bool]:
        level = levels.get(scenario.clause, "must")
        place = GRAVEST_FIRST.index(scenario.verdict)
        return place, bool(scenario.waiver), level in APART_LEVELS, level != "must"

    return sorted(filter(needs_a_look, run.scenarios), key=gravity)


def opened(run: Run) -> set[str]:
    """Return the keys of the scenarios whose cards are open from the beginning: what needs a look most."""
    return {scenario.key for scenario in to_look_at(run)[:OPENED]}


def last_pictures(scenario: Scenario) -> list[Step]:
    """Return where a scenario that needs a look ended and the last good screen before, if pictured."""
    pictured = [step for step in scenario.steps if step.picture] if needs_a_look(scenario) else []
    return pictured[-2:] if pictured and pictured[-1].outcome == "failed" else []


def by_sentence(scenario: Scenario, wire: Sequence[Wire]) -> list[tuple[int | None, list[Wire]]]:
    """Return what went over the wire while each sentence was acted, in order; None: before the first one."""
    grouped: defaultdict[int | None, list[Wire]] = defaultdict(list)
    for exchange in sorted(wire, key=lambda one: one.seconds):
        began = [n for n, step in enumerate(scenario.steps) if (step.began or 0) <= exchange.seconds]
        reached = [number for number in began if scenario.steps[number].began is not None]
        grouped[reached[-1] if reached else None].append(exchange)
    return list(grouped.items())
