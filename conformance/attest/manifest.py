"""manifest.json: what a run's folder holds, as an in-toto statement in a DSSE envelope.

Statement: https://in-toto.io/Statement/v1, predicate: https://in-toto.io/attestation/test-result/v0.1.
"""

import base64
import hashlib
import json
import platform
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner

from conformance.judging.verdict import Verdict
from conformance.run import Run

NAME = "manifest.json"
MADE_LATER = ("report.pdf", "messages.ndjson", "earl.jsonld", "summary.md", "allure-results/")
"""What `ci/report` makes of a run afterwards: no part of what was attested."""
PAYLOAD = "application/vnd.in-toto+json"
STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://in-toto.io/attestation/test-result/v0.1"
LIBRARIES = ("playwright", "pytest", "pytest-bdd", "mitmproxy", "pyotp", "faker")
PASSED = {"conforms": "PASSED", "conforms in part": "WARNED", "partial": "WARNED"}
"""What the predicate calls an outcome where nothing failed and the exit code is 0; all else is FAILED."""


class KeyFault(Exception):
    """A key that cannot be used; one line that says why."""


def files(folder: Path) -> Iterator[str]:
    """Yield the files of a run that are attested, by their paths in its folder."""
    return (name for name in _there(folder) if _attested(name))


def unattested(folder: Path) -> Iterator[str]:
    """Yield the other files there, but for the manifest: what was made later, and what is hidden."""
    return (name for name in _there(folder) if not _attested(name) and name != NAME)


def _there(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file())


def _attested(name: str) -> bool:
    hidden = any(part.startswith(".") for part in Path(name).parts)
    return name != NAME and not hidden and not name.startswith(MADE_LATER)


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def statement(run: Run, folder: Path, inputs: Mapping[str, str]) -> dict[str, Any]:
    """Return the statement; inputs: name -> SHA-256 of what the run was made from."""
    verdicts = {scenario.key: scenario.verdict.value for scenario in run.scenarios}
    return {
        "_type": STATEMENT,
        "subject": [
            {
                "name": name,
                "digest": {"sha256": sha256(folder / name)},
                "size": (folder / name).stat().st_size,
            }
            for name in files(folder)
        ],
        "predicateType": PREDICATE,
        "predicate": {
            "result": _result(run),
            "configuration": [{"name": name, "digest": {"sha256": sha}} for name, sha in inputs.items()],
            "passedTests": [key for key, verdict in verdicts.items() if verdict == "pass"],
            "warnedTests": [key for key, verdict in verdicts.items() if verdict not in ("pass", "fail")],
            "failedTests": [key for key, verdict in verdicts.items() if verdict == "fail"],
            "run": _facts(run),
        },
    }


def _result(run: Run) -> str:
    failed = run.exit_code or any(one.verdict is Verdict.FAIL for one in run.scenarios)
    return "FAILED" if failed else PASSED.get(run.outcome, "FAILED")


def _facts(run: Run) -> dict[str, Any]:
    return {
        "id": run.id,
        "headline": run.headline,
        "exit_code": run.exit_code,
        "started": run.started,
        "suite": f"{run.suite} {run.suite_version}",
        "commit": run.identity.commit,
        "planned": run.planned,
        "executed": sum(bool(one.steps) and one.steps[0].outcome != "not reached" for one in run.scenarios),
        "clock_offset": {system.address: system.clock for system in run.identity.systems},
        "browsers": run.identity.browsers,
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in LIBRARIES},
        "platform": platform.platform(),
        "operator": run.identity.operator,
        "command": [Path(sys.argv[0]).name, *sys.argv[1:]],
    }


def write(folder: Path, stated: Mapping[str, Any], key: Path | None) -> None:
    """Write manifest.json, signed where there is a key. Raises KeyFault or OSError."""
    envelope = Envelope(json.dumps(stated, ensure_ascii=False, indent=1).encode(), PAYLOAD, {})
    if key:
        envelope.sign(signer(key))
    (folder / NAME).write_text(json.dumps(envelope.to_dict(), indent=1), encoding="utf-8")


def signer(key: Path) -> CryptoSigner:
    """Return the signer of a private key: PEM without a passphrase, such as ed25519. Raises KeyFault."""
    try:
        return CryptoSigner(load_pem_private_key(key.read_bytes(), None))
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise KeyFault(
            f"{key}: no private key in PEM that can be used without a passphrase: {error}"
        ) from error


def payload(envelope: Mapping[str, Any]) -> dict[str, Any]:
    """Return the statement in an envelope. Raises ValueError or KeyError."""
    return dict(json.loads(base64.b64decode(envelope["payload"], validate=True)))
