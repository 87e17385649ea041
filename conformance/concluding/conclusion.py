"""Verdict rule 7: from the verdicts of scenarios to those of clauses, and to what the run says."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from conformance.concluding.headline import Shown
from conformance.concluding.rules import CLAUSES
from conformance.judging.exit_code import ExitCode
from conformance.judging.register import Entry
from conformance.judging.verdict import Verdict
from conformance.planning.opening import Opening
from conformance.run import LEVELS, REQUIRED, Clause, ClauseVerdict, Level, Outcome, Scenario


@dataclass(frozen=True)
class Conclusion:
    """What a run says."""

    title: str
    clauses: list[Clause]
    outcome: Outcome
    exit_code: ExitCode
    headline: str
    summary: str
    stale: list[str]
    notes: list[str]


def conclude(
    opening: Opening, scenarios: Sequence[Scenario], faults: Iterable[str], broken_off: str = ""
) -> Conclusion:
    """Return what the records say.

    faults: what went wrong with the run itself, one line each. broken_off: what ended it before its time.
    """
    partial = str(opening.selection)
    faults = [*faults, *flaky(scenarios)]
    clauses = [
        _clause(entry, own, opening)
        for entry in opening.register
        if (own := [one for one in scenarios if one.clause == entry.id]) or not partial
    ]
    title = opening.profile.title + (f", {opening.selection.said}" if partial else "")
    stale = list(opening.waivers.stale(scenarios))
    shown = Shown(
        clauses=clauses,
        scenarios=scenarios,
        system=opening.profile.system,
        faults=faults,
        stale=stale,
        partial=bool(partial),
        broken_off=broken_off,
    )
    return Conclusion(
        title=title,
        clauses=clauses,
        outcome=shown.outcome,
        exit_code=code(shown, strict=opening.strict),
        headline=shown.headline,
        summary=f"{title}: {shown.sentence}.",
        stale=stale,
        notes=[*faults, *stale, *_statements(opening), *_refused_hosts(scenarios)],
    )


def code(shown: Shown, *, strict: bool) -> ExitCode:
    """Return the exit code of a run by what it showed; strict: whatever failed counts."""
    failing = LEVELS if strict or shown.partial else REQUIRED
    told = exit_code(shown.clauses, shown.scenarios, shown.faults, failing)
    if told is ExitCode.CONFORMS and not shown.count(Verdict.PASS):
        return ExitCode.NOT_SHOWN
    return ExitCode.USAGE if shown.stale and told is ExitCode.CONFORMS else told


def exit_code(
    clauses: Sequence[Clause],
    scenarios: Sequence[Scenario],
    faults: Sequence[str],
    failing: Collection[Level],
) -> ExitCode:
    """Return the exit code when a fail of a clause of the levels `failing` counts."""
    verdicts = {scenario.verdict for scenario in scenarios}
    required = {clause.verdict for clause in clauses if clause.level in REQUIRED}
    if faults or Verdict.ERROR in verdicts:
        return ExitCode.HARNESS
    counting = {clause.id for clause in clauses if clause.level in failing}
    if any(one.verdict is Verdict.FAIL and not one.waiver and one.clause in counting for one in scenarios):
        return ExitCode.FAILS
    if Verdict.INCONCLUSIVE in verdicts or required & {"not shown", "not-run"}:
        return ExitCode.NOT_SHOWN
    return ExitCode.CONFORMS


def _clause(entry: Entry, scenarios: list[Scenario], opening: Opening) -> Clause:
    profile, verdicts = opening.profile, {scenario.verdict.value for scenario in scenarios}
    unclaimed = verdicts or profile.inapplicable(entry, frozenset())
    verdict: ClauseVerdict = "inapplicable" if unclaimed else "not shown"
    verdict = next((grave for grave in CLAUSES if grave in verdicts), verdict)
    return Clause(
        id=entry.id,
        level=entry.level,
        source=entry.source,
        document=entry.document,
        quote=entry.quote,
        note=entry.note,
        ics=profile.answers(entry, {tag for scenario in scenarios for tag in scenario.tags}),
        en=entry.en,
        zh=entry.zh,
        claimed=profile.claimed(entry),
        verdict=verdict,
        scenarios=[scenario.key for scenario in scenarios],
    )


def flaky(scenarios: Iterable[Scenario]) -> list[str]:
    """Say which scenario and row had different verdicts in its repetitions."""
    repetitions = defaultdict[str, list[str]](list)
    for scenario in scenarios:
        repetitions[scenario.key.rpartition("#")[0]].append(scenario.verdict)
    return [
        f"flaky: {key} was " + ", ".join(f"{verdicts.count(one)} × {one}" for one in sorted(set(verdicts)))
        for key, verdicts in repetitions.items()
        if len(set(verdicts)) > 1
    ]


def _statements(opening: Opening) -> list[str]:
    """What the ICS leaves out, and how the run was made."""
    unclaimed = [f"{id} is not claimed: {reason}" for id, reason in opening.not_claimed().items()]
    profile = opening.profile
    return [*unclaimed, *profile.departures(), *profile.unexercised(), *profile.statements()]


def _refused_hosts(scenarios: Iterable[Scenario]) -> list[str]:
    wire = (exchange for scenario in scenarios for exchange in scenario.wire)
    hosts = {urlsplit(exchange.url).hostname or "" for exchange in wire if exchange.error == "refused"}
    return [f"a page asked for {host}, which the profile does not allow" for host in sorted(hosts)]
