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

from conformance.attest import records
from conformance.attest.manifest import NAME, KeyFault, files, payload, sha256, unattested
from conformance.command_line import Parser
from conformance.judging.exit_code import ExitCode
from conformance.judging.register import REGISTER
from conformance.reader import exit_with
from conformance.run import Run
from conformance.showing import shown

ROOT = Path(__file__).parents[2]


class _Subject(msgspec.Struct):
    name: str
    digest: dict[str, str]


class _Input(msgspec.Struct):
    name: str
    digest: dict[str, str]


class _Facts(msgspec.Struct):
    id: str


class _Predicate(msgspec.Struct):
    run: _Facts
    configuration: list[_Input]


class _Statement(msgspec.Struct):
    """As much of the statement as is held against the folder."""

    subject: list[_Subject]
    predicate: _Predicate


@dataclass(frozen=True)
class Found:
    """What speaks against a folder, one line each, and what vouches for the rest."""

    faults: list[str]
    signed: bool
    """Whether anybody signed it; by whom is known only where a key was given, and nothing speaks against."""
    unattested: list[str]
    """Files that lie there and are no part of what was attested."""


def verify(folder: Path, key: Path | None) -> Found:
    """Return what speaks against a folder. Raises KeyFault for a key that cannot be used."""
    try:
        envelope = json.loads((folder / NAME).read_text(encoding="utf-8"))
        stated = msgspec.convert(payload(envelope), _Statement)
    except OSError as error:
        return Found([f"{NAME}: {error.strerror}"], signed=False, unattested=[])
    except (ValueError, KeyError, TypeError, msgspec.ValidationError) as error:
        return Found([f"{NAME}: no envelope of a statement: {error}"], signed=False, unattested=[])
    faults = [*(_signature(envelope, key) if key else ()), *_files(folder, stated), *_record(folder, stated)]
    beside = [shown(one) for one in unattested(folder)]
    said = [shown(fault) for fault in faults]
    return Found(said, signed=bool(envelope.get("signatures")), unattested=beside)


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
    """Hold the records against each other, and against the manifest."""
    try:
        run = msgspec.json.decode((folder / "run.json").read_bytes(), type=Run)
        if stated.predicate.run.id != run.id:
            yield f"{NAME}: it is of another run, {stated.predicate.run.id}"
        yield from records.faults(folder, run, _register(stated))
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        yield f"the records cannot be read: {error}"


def _register(stated: _Statement) -> Path | None:
    """The register of this suite, where it is the one that the run was judged by."""
    hashes = {one.name: one.digest.get("sha256") for one in stated.predicate.configuration}
    here = ROOT / REGISTER
    return here if here.is_file() and hashes.get(REGISTER.as_posix()) == sha256(here) else None


def main() -> int:
    """Verify the folder of the command line: 0 where it holds, 1 where not, 3 for wrong usage."""
    parser = Parser("ci/verify", description=__doc__)
    parser.add_argument("run", type=Path, help="the run's folder")
    parser.add_argument("--key", type=Path, metavar="PUBLIC.pem", help="of whoever is to have signed it")
    try:
        chosen = parser.parse_args()
        if not chosen.run.is_dir():
            parser.error(f"{chosen.run}: there is no such folder")
        found = verify(chosen.run, chosen.key)
    except (argparse.ArgumentError, KeyFault) as error:
        sys.stderr.write(f"ci/verify: {error}\n")
        return ExitCode.USAGE
    besides = [f"{name}: it is no part of what was attested" for name in found.unattested]
    sys.stdout.write("\n".join([*found.faults, *besides, _verdict(chosen.run, found, chosen.key), ""]))
    return 1 if found.faults else 0


def _verdict(folder: Path, found: Found, key: Path | None) -> str:
    if found.faults:
        count = len(found.faults)
        return f"{folder} does not hold: {count} fault{'s' * (count > 1)}"
    by = "and it is signed by this key" if key else f"but who wrote it is not proved: {_unproved(found)}"
    return f"{folder} holds: every file is as the manifest says, and the records bear the verdicts out; {by}"


def _unproved(found: Found) -> str:
    return "no --key was given" if found.signed else "it is not signed, and whoever can write there made it"


if __name__ == "__main__":
    exit_with(main)
