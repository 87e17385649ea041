"""What changed from one run to another, clause by clause: `ci/compare RUN RUN`."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from conformance.judging.exit_code import ExitCode
from conformance.reader import exit_with
from conformance.run import Clause, Run, Scenario
from conformance.run_folder import Unreadable, read
from conformance.showing import shown

WORSE = {"fail": "new fails", "not shown": "newly not shown", "inconclusive": "newly inconclusive"}
WORSE |= {"error": "newly in error", "not-run": "newly not run", "inapplicable": "newly inapplicable"}
WAIVED = "waived fail"
"""What a fail is called here that is waived; of a clause, when all its fails are."""
NEWLY = WORSE | {WAIVED: "newly waived"}
ONE_ONLY = "clauses of one run only"
MUST_AGREE = ("suite_version", "profile", "language", "selection")
"""What makes two runs comparable; a difference is said, and compared all the same."""


@dataclass(frozen=True)
class Change:
    """A clause whose verdict is another one now, or that is in one of the runs only (verdict `absent`)."""

    clause: str
    before: str
    after: str
    scenarios: tuple[tuple[str, str, str], ...]
    """Its scenarios whose verdicts differ: name, before, after."""

    @property
    def kind(self) -> str:
        """Under which heading it is listed."""
        if self.before == "absent" or self.after == "absent":
            return ONE_ONLY
        if self.before != self.after and self.after == "pass":
            return "fixed" if self.before in ("fail", WAIVED) else "newly shown"
        if self.before != self.after:
            return NEWLY[self.after]
        newly = {now for _, _, now in self.scenarios}
        return next((heading for verdict, heading in NEWLY.items() if verdict in newly), "other scenarios")


def compare(before: Run, after: Run) -> list[Change]:
    """Return the clauses that differ, in the order of the newer run."""
    old = {clause.id: _of_clause(clause, before) for clause in before.clauses}
    new = {clause.id: _of_clause(clause, after) for clause in after.clauses}
    changes = (
        Change(id, old.get(id, "absent"), new.get(id, "absent"), tuple(_moved(id, before, after)))
        for id in dict.fromkeys([*new, *old])
    )
    return [change for change in changes if change.before != change.after or change.scenarios]


def render(before: Run, after: Run) -> str:
    """Return the differences as lines, what got worse first."""
    changes = compare(before, after)
    lines = [f"before: {before.summary}", f"after:  {after.summary}"]
    for name in MUST_AGREE:
        old, new = getattr(before, name), getattr(after, name)
        lines += [f"note: {name.replace('_', ' ')} was {old!r} and is {new!r}"] if old != new else []
    for kind in [*NEWLY.values(), "fixed", "newly shown", "other scenarios", ONE_ONLY]:
        lines += _told(kind, [change for change in changes if change.kind == kind])
    return "\n".join(map(shown, lines if changes else [*lines, "nothing changed"]))


def is_worse(changes: list[Change]) -> bool:
    """Tell whether a clause has a verdict that is worse than before."""
    return any(change.kind in WORSE.values() for change in changes)


def main() -> int:
    """Compare the two runs of the command line: 0, or 1 when something got worse, or 3."""
    parser = argparse.ArgumentParser("ci/compare", description=__doc__, exit_on_error=False)
    parser.add_argument("before", help="the older run: its folder, or its run.json")
    parser.add_argument("after", help="the newer one")
    try:
        chosen = parser.parse_args()
        before, after = read(chosen.before), read(chosen.after)
    except (argparse.ArgumentError, Unreadable) as error:
        sys.stderr.write(f"ci/compare: {error}\n")
        return ExitCode.USAGE
    sys.stdout.write(f"{render(before, after)}\n")
    return 1 if is_worse(compare(before, after)) else 0


def _moved(clause: str, before: Run, after: Run) -> Iterator[tuple[str, str, str]]:
    old, new = _verdicts(clause, before), _verdicts(clause, after)
    for name in dict.fromkeys([*new, *old]):
        was, is_now = old.get(name, "absent"), new.get(name, "absent")
        if was != is_now:
            yield name, was, is_now


def _verdicts(clause: str, run: Run) -> Mapping[str, str]:
    return {_name(scenario): _of(scenario) for scenario in run.scenarios if scenario.clause == clause}


def _of(scenario: Scenario) -> str:
    return WAIVED if scenario.waiver else scenario.verdict


def _of_clause(clause: Clause, run: Run) -> str:
    said = _verdicts(clause.id, run).values()
    return WAIVED if clause.verdict == "fail" and "fail" not in said else clause.verdict


def _name(scenario: Scenario) -> str:
    untold = [value for value in scenario.example.values() if value not in scenario.name]
    row = f" ({', '.join(untold)})" if untold else ""
    return f"{scenario.name}{row}" + (f" #{scenario.repetition}" if scenario.repetition > 1 else "")


def _told(kind: str, changes: list[Change]) -> list[str]:
    if not changes:
        return []
    lines = ["", f"{kind}:"]
    if kind == ONE_ONLY:
        return [*lines, *_one_sided(changes)]
    for change in changes:
        lines.append(f"  {change.clause}: {change.before} -> {change.after}")
        lines += [f"    {name}: {was} -> {now}" for name, was, now in change.scenarios]
    return lines


def _one_sided(changes: list[Change]) -> Iterator[str]:
    sides = {"older": [change.clause for change in changes if change.after == "absent"]}
    sides["newer"] = [change.clause for change in changes if change.before == "absent"]
    yield from (f"  in the {run} alone: {', '.join(ids)}" for run, ids in sides.items() if ids)


if __name__ == "__main__":
    exit_with(main)
