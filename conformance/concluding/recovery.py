"""A run that died, concluded from what it wrote down while it went."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from conformance.concluding.conclusion import conclude
from conformance.judging.verdict import Verdict
from conformance.planning.opening import opening_of
from conformance.planning.planned import Planned
from conformance.run import Received, Run, Scenario, Step, Wire
from conformance.run_folder import DIED, RunFolder


def is_whole(run: Run) -> bool:
    """Tell whether a run came to its end, and so has said all there is."""
    return run.broken_off != DIED


def recovered(run: Run, folder: Path, root: Path) -> Run:
    """Return a run that died as far as its records go; root: the suite, which must be what ran it.

    Raises what `opening_of` raises, and OSError.
    """
    opening = opening_of(run, root)
    planned = {one.key: one for one in opening.plan}
    records = {scenario.key: scenario for scenario in _records(folder)}
    begun = _begun(folder)
    for key in [*RunFolder(folder).selected().values(), *begun]:
        if key not in records and key.rpartition("#")[0] in planned:
            records[key] = _unjudged(key, planned[key.rpartition("#")[0]], begun.get(key, []), run.started)
    scenarios = list(records.values())
    conclusion = conclude(opening, scenarios, [DIED], DIED)
    return replace(
        run,
        planned=len(scenarios),
        outcome=conclusion.outcome,
        exit_code=conclusion.exit_code,
        headline=conclusion.headline,
        summary=conclusion.summary,
        notes=conclusion.notes,
        faults=[DIED],
        clauses=conclusion.clauses,
        scenarios=scenarios,
    )


def _records(folder: Path) -> Iterator[Scenario]:
    """Yield the scenarios that ended; a last line may have been cut."""
    for line in (folder / "scenarios.jsonl").read_bytes().splitlines():
        try:
            yield msgspec.json.decode(line, type=Scenario)
        except msgspec.DecodeError:
            return


def _begun(folder: Path) -> Mapping[str, list[dict[str, Any]]]:
    """Return key -> what happened in each scenario that began, in order."""
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for file in sorted(folder.glob("events-*.ndjson")):
        for line in file.read_bytes().splitlines():
            try:
                event = msgspec.json.decode(line, type=dict[str, Any])
            except msgspec.DecodeError:
                break
            found[event["scenario"]].append(event)
    return found


def _unjudged(key: str, planned: Planned, events: Sequence[dict[str, Any]], started: str) -> Scenario:
    """Return what is known of a scenario that has no verdict."""
    steps = [
        Step(keyword=word, text=text, seconds=0.0, outcome="not reached") for word, text in planned.steps
    ]
    for event in events:
        if event["event"] == "step ended":
            steps[event["number"]].outcome = event["outcome"]
        elif event["event"] == "picture":
            steps[event["number"]].picture = event["path"]
    last = next((event["sentence"] for event in reversed(events) if event["event"] == "step"), "")
    return Scenario(
        key=key,
        chapter=planned.chapter,
        file=planned.file,
        line=planned.line,
        rule=planned.rule,
        name=planned.name,
        clause=planned.clause,
        tags=list(planned.tags),
        example=planned.example,
        repetition=int(key.rpartition("#")[2]),
        verdict=Verdict.NOT_RUN,
        reason=f"{DIED} at “{last}”" if last else DIED,
        started=events[0]["utc"] if events else started,
        seconds=0.0,
        worker="",
        steps=steps,
        phone=[
            Received(text=event["text"], step=event["number"], seconds=event.get("seconds", 0.0))
            for event in events
            if event["event"] == "message"
        ],
        wire=[_exchange(event) for event in events if event["event"] == "exchange"],
    )


def _exchange(event: Mapping[str, Any]) -> Wire:
    return msgspec.convert({name: event[name] for name in Wire.__struct_fields__ if name in event}, Wire)
