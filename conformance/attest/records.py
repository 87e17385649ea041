"""Whether a run's records bear each other out: what follows from them is computed anew."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import msgspec

from conformance.attest.manifest import sha256
from conformance.concluding.conclusion import code, flaky
from conformance.concluding.headline import Shown
from conformance.concluding.rules import CLAUSES
from conformance.judging import register
from conformance.judging.verdict import Verdict
from conformance.run import Run, Scenario
from conformance.run_folder import RunFolder

UNSHOWN = ("inapplicable", "not shown")
"""Verdicts of a clause that no scenario has one for."""


class _Event(msgspec.Struct):
    event: str
    scenario: str
    verdict: str = ""


def faults(folder: Path, run: Run, register_known: Path | None) -> Iterator[str]:
    """Yield what in a folder's records contradicts the rest, one line each.

    register_known: the register that the run was judged by, where it is at hand. Raises OSError or
    msgspec.DecodeError.
    """
    yield from _scenarios(folder, run)
    yield from _selected(RunFolder(folder).selected().values(), run)
    yield from _events(_verdicts(folder), run)
    yield from _profile(folder, run)
    yield from _clauses(run)
    yield from _levels(run, register_known) if register_known else ()
    yield from _conclusion(run)


def _scenarios(folder: Path, run: Run) -> Iterator[str]:
    lines = (folder / "scenarios.jsonl").read_bytes().splitlines()
    records = {one.key: one for one in (msgspec.json.decode(line, type=Scenario) for line in lines)}
    if list(records) != [scenario.key for scenario in run.scenarios]:
        yield "run.json: its scenarios are not those of scenarios.jsonl, in their order"
    for scenario in run.scenarios:
        record, named = records.get(scenario.key), f"run.json: {scenario.key}"
        if record and record.verdict is not scenario.verdict:
            yield f"{named} is {scenario.verdict}, and {record.verdict} in scenarios.jsonl"
        elif record and record != scenario:
            yield f"{named} is not as in scenarios.jsonl: {', '.join(_differing(record, scenario))}"
        if not _borne_out(scenario):
            yield f"{named} is {scenario.verdict}, which its sentences and its reason do not bear out"
        if scenario.waiver and not _waives(scenario, run):
            yield f"{named} has the waiver of another scenario, or one that had expired"


def _differing(record: Scenario, scenario: Scenario) -> Iterator[str]:
    names = Scenario.__struct_fields__
    return (name for name in names if getattr(record, name) != getattr(scenario, name))


def _borne_out(scenario: Scenario) -> bool:
    """Whether a verdict is one that its sentences and what is said of it can have."""
    outcomes = {step.outcome for step in scenario.steps}
    if scenario.verdict is Verdict.FAIL:
        return "failed" in outcomes and bool(scenario.expected)
    if scenario.expected or scenario.seen:
        return False
    if scenario.verdict is Verdict.PASS:
        return outcomes == {"passed"}
    begun = bool(outcomes - {"not reached"})
    return bool(scenario.reason) and not (begun and scenario.verdict is Verdict.INAPPLICABLE)


def _waives(scenario: Scenario, run: Run) -> bool:
    """Whether a scenario's waiver is its own, and was one on the day of the run."""
    waiver, names = scenario.waiver, {scenario.name, *(one.name for one in scenario.wordings.values())}
    if not waiver or scenario.verdict is not Verdict.FAIL or waiver.clause != scenario.clause:
        return False
    named = waiver.scenario in names or not scenario.wordings
    return named and (waiver.expires is None or waiver.expires >= datetime.fromisoformat(run.started).date())


def _selected(selected: Collection[str], run: Run) -> Iterator[str]:
    if run.planned != len(selected):
        yield f"run.json: its planned is {run.planned}, and {len(selected)} by selected.json"
    there = {scenario.key for scenario in run.scenarios}
    yield from (f"run.json: {key} was selected, and is not there" for key in selected if key not in there)
    for scenario in run.scenarios:
        if scenario.key not in selected and scenario.verdict is not Verdict.ERROR:
            yield f"run.json: {scenario.key} is {scenario.verdict}, and was not selected"


def _verdicts(folder: Path) -> Mapping[str, Collection[str]]:
    """The verdicts of each scenario that was begun, as they were noted; a lost worker's last one too."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in sorted(folder.glob("events-*.ndjson")):
        for line in file.read_bytes().splitlines():
            event = msgspec.json.decode(line, type=_Event)
            found[event.scenario].update({event.verdict} - {""})
    return found


def _events(noted: Mapping[str, Collection[str]], run: Run) -> Iterator[str]:
    there = {scenario.key for scenario in run.scenarios}
    yield from (f"run.json: {key} was begun, and is not there" for key in noted if key not in there)
    for scenario in run.scenarios:
        if scenario.verdict not in (said := noted.get(scenario.key, ())):
            instead = " and ".join(sorted(said)) or "without a verdict"
            yield f"run.json: {scenario.key} is {scenario.verdict}, and {instead} in events-*.ndjson"


def _profile(folder: Path, run: Run) -> Iterator[str]:
    if sha256(folder / "profile.json") != run.identity.profile_sha256:
        yield "profile.json: it is not the one whose SHA-256 run.json states"
    said = msgspec.json.decode((folder / "profile.json").read_bytes())
    for part, value in (("system", run.system), ("ics", run.ics), ("ixit", run.ixit)):
        if said.get(part) != value:
            yield f"run.json: its {part} is not that of profile.json"


def _clauses(run: Run) -> Iterator[str]:
    own: defaultdict[str, list[Scenario]] = defaultdict(list)
    for scenario in run.scenarios:
        own[scenario.clause].append(scenario)
    known = {clause.id for clause in run.clauses}
    yield from (f"run.json: {id} is not among its clauses" for id in own if id not in known)
    for clause in run.clauses:
        says = _gravest([one.verdict.value for one in own[clause.id]])
        if clause.verdict != says and (says or clause.verdict not in UNSHOWN):
            yield f"run.json: {clause.id} is {clause.verdict}, and {says or 'not shown'} by its scenarios"
        if clause.scenarios != [one.key for one in own[clause.id]]:
            yield f"run.json: {clause.id} does not name the scenarios that judge it"


def _gravest(verdicts: Sequence[str]) -> str:
    return next((grave for grave in CLAUSES if grave in verdicts), "")


def _levels(run: Run, known: Path) -> Iterator[str]:
    levels = {entry.id: entry.level for entry in register.load(known)}
    for clause in run.clauses:
        if clause.level != levels.get(clause.id):
            yield f"run.json: {clause.id} is a {clause.level}, and not so in {known.name}"


def _conclusion(run: Run) -> Iterator[str]:
    shown = Shown(
        clauses=run.clauses,
        scenarios=run.scenarios,
        system=run.system,
        faults=[*run.faults, *flaky(run.scenarios)],
        stale=run.stale,
        partial=bool(run.selection),
        broken_off=run.broken_off,
    )
    said: dict[str, object] = {"outcome": shown.outcome, "headline": shown.headline}
    said |= {"summary": f"{run.title}: {shown.sentence}.", "exit_code": code(shown, strict=run.strict).value}
    for name, value in said.items():
        if getattr(run, name) != value:
            yield f"run.json: its {name} is {getattr(run, name)!r}, and {value!r} by its scenarios"
