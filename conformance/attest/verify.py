"""Whether a run's folder is what was written when the run ended: `ci/verify RUN [--key PUBLIC.pem]`."""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import SSlibKey

from conformance.attest.manifest import NAME, KeyFault, files, payload, sha256
from conformance.judging.exit_code import ExitCode
from conformance.judging.headline import Shown
from conformance.judging.rules import CLAUSES
from conformance.judging.verdict import Verdict
from conformance.reader import exit_with
from conformance.run import Run, Scenario
from conformance.running.command_line import Parser


class _Subject(msgspec.Struct):
    name: str
    digest: dict[str, str]


class _Facts(msgspec.Struct):
    id: str


class _Predicate(msgspec.Struct):
    run: _Facts


class _Statement(msgspec.Struct):
    """As much of the statement as is held against the folder."""

    subject: list[_Subject]
    predicate: _Predicate


@dataclass(frozen=True)
class Found:
    """What speaks against a folder, one line each; signed: whether a key was asked and agrees."""

    faults: list[str]
    signed: bool


def verify(folder: Path, key: Path | None) -> Found:
    """Return what speaks against a folder. Raises KeyFault for a key that cannot be used."""
    try:
        envelope = json.loads((folder / NAME).read_text(encoding="utf-8"))
        stated = msgspec.convert(payload(envelope), _Statement)
    except OSError as error:
        return Found([f"{NAME}: {error.strerror}"], signed=False)
    except (ValueError, KeyError, TypeError, msgspec.ValidationError) as error:
        return Found([f"{NAME}: no envelope of a statement: {error}"], signed=False)
    faults = [*(_signature(envelope, key) if key else ()), *_files(folder, stated), *_record(folder, stated)]
    return Found(faults, signed=bool(key))


def _signature(envelope: Mapping[str, Any], key: Path) -> Iterator[str]:
    try:
        public = SSlibKey.from_crypto(load_pem_public_key(key.read_bytes()))
    except (OSError, ValueError) as error:
        raise KeyFault(f"{key}: no public key in PEM: {error}") from error
    try:
        Envelope.from_dict(dict(envelope)).verify([public], 1)
    except (VerificationError, ValueError, KeyError):
        what = "is not signed by this key" if envelope.get("signatures") else "is not signed"
        yield f"{NAME}: it {what}"


def _files(folder: Path, stated: _Statement) -> Iterator[str]:
    known = {one.name: one.digest.get("sha256") for one in stated.subject}
    there = set(files(folder))
    for name, digest in known.items():
        if name not in there:
            yield f"{name}: it is missing"
        elif sha256(folder / name) != digest:
            yield f"{name}: it was changed"
    yield from (f"{name}: it was added" for name in sorted(there - set(known)))


def _record(folder: Path, stated: _Statement) -> Iterator[str]:
    """Recompute what the records say, and compare it with what run.json and the manifest say of it."""
    try:
        run = msgspec.json.decode((folder / "run.json").read_bytes(), type=Run)
        lines = (folder / "scenarios.jsonl").read_bytes().splitlines()
        records = {one.key: one for one in (msgspec.json.decode(line, type=Scenario) for line in lines)}
    except (OSError, msgspec.DecodeError) as error:
        yield f"run.json, scenarios.jsonl: they cannot be read: {error}"
        return
    if stated.predicate.run.id != run.id:
        yield f"{NAME}: it is of another run, {stated.predicate.run.id}"
    if list(records) != [scenario.key for scenario in run.scenarios]:
        yield "run.json: its scenarios are not those of scenarios.jsonl, in their order"
    yield from _verdicts(run, records)
    yield from _conclusion(run)


def _verdicts(run: Run, records: Mapping[str, Scenario]) -> Iterator[str]:
    for scenario in run.scenarios:
        record = records.get(scenario.key)
        if record and record.verdict is not scenario.verdict:
            yield f"run.json: {scenario.key} is {scenario.verdict}, and {record.verdict} in scenarios.jsonl"
        elif not _borne_out(scenario):
            yield f"run.json: {scenario.key} is {scenario.verdict}, which its sentences do not bear out"


def _borne_out(scenario: Scenario) -> bool:
    """Whether a verdict is one that its sentences can have."""
    outcomes = {step.outcome for step in scenario.steps}
    if scenario.verdict is Verdict.PASS:
        return outcomes == {"passed"}
    return scenario.verdict is not Verdict.FAIL or ("failed" in outcomes and bool(scenario.expected))


def _conclusion(run: Run) -> Iterator[str]:
    for clause in run.clauses:
        verdicts = {one.verdict.value for one in run.scenarios if one.clause == clause.id}
        says = next((grave for grave in CLAUSES if grave in verdicts), clause.verdict)
        if says != clause.verdict:
            yield f"run.json: {clause.id} is {clause.verdict}, and {says} by its scenarios"
    shown = Shown(
        clauses=run.clauses,
        scenarios=run.scenarios,
        faults=run.faults,
        stale=run.stale,
        partial=bool(run.selection),
        broken_off=run.broken_off,
    )
    said = {"outcome": shown.outcome, "headline": shown.headline}
    said["summary"] = f"{run.title}: {shown.sentence}."
    for name, value in said.items():
        if getattr(run, name) != value:
            yield f"run.json: its {name} is {getattr(run, name)!r}, and {value!r} by its scenarios"


def main() -> int:
    """Verify the folder of the command line: 0 where it holds, 1 where not, 3 for wrong usage."""
    parser = Parser("ci/verify", description=__doc__)
    parser.add_argument("run", type=Path, help="the run's folder")
    parser.add_argument("--key", type=Path, metavar="PUBLIC.pem", help="of whoever is to have signed it")
    try:
        chosen = parser.parse_args()
        found = verify(chosen.run, chosen.key)
    except (argparse.ArgumentError, KeyFault) as error:
        sys.stderr.write(f"ci/verify: {error}\n")
        return ExitCode.USAGE
    sys.stdout.write("\n".join([*found.faults, _verdict(chosen.run, found), ""]))
    return 1 if found.faults else 0


def _verdict(folder: Path, found: Found) -> str:
    if found.faults:
        return f"{folder} does not hold: {len(found.faults)} faults"
    by = (
        "and it is signed by this key"
        if found.signed
        else "but who wrote it is not proved: no --key was given"
    )
    return (
        f"{folder} holds: every file is as the manifest says, and the verdicts follow from the records; {by}"
    )


if __name__ == "__main__":
    exit_with(main)
