"""Puts the shards of a run together, as if they were one run: `ci/merge RUN… --into FOLDER`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from msgspec.structs import replace

from conformance import profile as target
from conformance import report, run_folder
from conformance.attest import manifest
from conformance.attest.verify import verify
from conformance.command_line import Parser
from conformance.concluding.conclusion import conclude
from conformance.judging.exit_code import ExitCode
from conformance.planning import waivers
from conformance.planning.opening import Opening, opening_of
from conformance.planning.shards import plan_hash
from conformance.reader import exit_with
from conformance.run import Run, System
from conformance.run_folder import RunFolder, Unreadable, read
from conformance.running.agreement import disagreements
from conformance.running.identity import made_from, profile_sha256, unmoved

ROOT = Path(__file__).parents[2]


class Unmergeable(Exception):
    """Runs that do not belong together; `lines` says why, one line each."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def merge(shards: Sequence[Run], root: Path) -> Run:
    """Return the run that the shards are parts of, concluded by the suite at `root`.

    Raises Unmergeable, target.ProfileError or waivers.WaiverError.
    """
    shards = sorted(shards, key=lambda run: run.shard.number if run.shard else 0)
    if wrong := disagreements(shards):
        raise Unmergeable(wrong)
    opening = opening_of(shards[0], root)
    if wrong := [*_foreign(shards[0], opening), *_gaps(shards, opening)]:
        raise Unmergeable(wrong)
    return _whole(shards, opening)


def _foreign(first: Run, opening: Opening) -> Iterator[str]:
    """Yield what is different here from where the shards ran."""
    if first.shard and first.shard.plan_sha256 != plan_hash(opening.plan):
        yield "the features here are not those that the shards ran: merge with the suite that ran them"
    if first.identity.profile_sha256 != profile_sha256(opening.profile):
        yield f"{first.identity.profile_file} is not here what it was when the shards ran"


def _gaps(shards: Sequence[Run], opening: Opening) -> Iterator[str]:
    there = {scenario.key.rpartition("#")[0] for run in shards for scenario in run.scenarios}
    for planned in opening.selection.missing(opening.plan, there):
        yield f"no shard has {planned.key}, {planned.name!r}"


def _whole(shards: Sequence[Run], opening: Opening) -> Run:
    places = {planned.key: place for place, planned in enumerate(opening.plan)}
    scenarios = [scenario for run in shards for scenario in run.scenarios]
    scenarios.sort(key=lambda one: (places[one.key.rpartition("#")[0]], one.repetition))
    faults = [f"shard {number}: {fault}" for number, run in enumerate(shards, 1) for fault in run.faults]
    broken_off = next((_broken_off(run) for run in shards if run.outcome == "interrupted"), "")
    conclusion = conclude(opening, scenarios, faults, broken_off)
    began = min(datetime.fromisoformat(run.started) for run in shards)
    ended = max(datetime.fromisoformat(run.started) + timedelta(seconds=run.seconds) for run in shards)
    browsers = sorted({browser for run in shards for browser in run.identity.browsers})
    return replace(
        shards[0],
        id=str(uuid4()),
        identity=replace(shards[0].identity, browsers=browsers, systems=list(_systems(shards))),
        title=conclusion.title,
        selection=str(opening.selection),
        shard=None,
        started=began.strftime("%Y-%m-%dT%H:%M:%SZ"),
        seconds=(ended - began).total_seconds(),
        workers=sum(run.workers for run in shards),
        outcome=conclusion.outcome,
        planned=len(scenarios),
        broken_off=broken_off,
        stale=conclusion.stale,
        exit_code=conclusion.exit_code,
        headline=conclusion.headline,
        summary=conclusion.summary,
        notes=[f"put together from {len(shards)} shards", *conclusion.notes],
        faults=faults,
        clauses=conclusion.clauses,
        scenarios=scenarios,
    )


def _broken_off(run: Run) -> str:
    return f"shard {run.shard.number if run.shard else '?'} was interrupted"


def _systems(shards: Sequence[Run]) -> Iterator[System]:
    """Yield the addresses, each with all who answered there in any shard."""
    for address in (system.address for system in shards[0].identity.systems):
        same = [one for run in shards for one in run.identity.systems if one.address == address]
        clocks = [one.clock for one in same if one.clock is not None]
        who = sorted({who for one in same for who in one.answered})
        yield System(address=address, answered=who, clock=unmoved(clocks))


def write(run: Run, parts: Sequence[Path], into: Path, key: Path | None) -> None:
    """Write a merged run with all that its parts' folders hold, attested anew and, with a key, signed.

    Raises OSError or manifest.KeyFault.
    """
    folder = run_folder.make(into)
    for number, part in enumerate(parts, 1):
        folder.take_in(RunFolder(part), f"shard-{number}")
    for scenario in run.scenarios:
        folder.append(scenario)
    run = replace(run, logs=folder.logs())
    folder.write_run(run)
    report.write(run, into)
    inputs = made_from(ROOT / run.identity.profile_file, ROOT, ROOT / "features" / run.language)
    shards = {f"{part.name}/{manifest.NAME}": manifest.sha256(part / manifest.NAME) for part in parts}
    manifest.write(into, manifest.statement(run, into, inputs | shards), key)


def main() -> int:
    """Merge the runs of the command line: the exit code of the whole, or 3 where they do not fit."""
    parser = Parser("ci/merge", description=__doc__)
    parser.add_argument("run", nargs="+", type=Path, help="the shards: their folders")
    parser.add_argument("--into", required=True, type=Path, metavar="FOLDER", help="where the whole goes")
    parser.add_argument("--sign", type=Path, metavar="KEY.pem", help="sign the whole's manifest by this key")
    try:
        chosen = parser.parse_args()
        if chosen.into.resolve() in [part.resolve() for part in chosen.run]:
            raise Unmergeable([f"--into {chosen.into} is one of the shards: name another folder"])
        run = merge([read(str(part)) for part in chosen.run], ROOT)
        if altered := [f"{part}: {fault}" for part in chosen.run for fault in verify(part, None).faults]:
            raise Unmergeable(altered)
        write(run, chosen.run, chosen.into, chosen.sign)
    except (argparse.ArgumentError, Unreadable, manifest.KeyFault) as error:
        return _refuse([str(error)])
    except (Unmergeable, target.ProfileError, waivers.WaiverError) as error:
        return _refuse(error.lines)
    except OSError as error:
        return _refuse([f"{chosen.into}: {error.strerror}"])
    notes = [f"note: {note}" for note in run.notes]
    lines = [report.table(run), *notes, "", run.summary, f"report: {chosen.into / 'report.html'}"]
    sys.stdout.write("\n".join([*lines, ""]))
    return run.exit_code


def _refuse(lines: list[str]) -> int:
    sys.stderr.writelines(f"ci/merge: {line}\n" for line in lines)
    return ExitCode.USAGE


if __name__ == "__main__":
    exit_with(main)
