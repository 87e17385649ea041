"""The folder of one run, where everything is written the moment it is known."""

import contextlib
import errno
import json
import re
import shutil
import tempfile
import time
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import msgspec

from conformance.run import Run, Scenario

GONE = "the run's folder was removed while the run went on: what was in it is lost"
DIED = "the run died"
"""Stands in run.json from the beginning until the run has ended."""
WRITTEN = (
    *("run.json", "selected.json", "profile.json", "manifest.json", "events-*.ndjson", "deployment*.log"),
    *("report.html", "report.pdf", "junit.xml"),
)
"""What a run's folder holds besides scenarios.jsonl and evidence/."""


class Unreadable(Exception):
    """A run that cannot be read; one line that says why."""


class RunFolder:
    """evidence/, events, scenarios.jsonl and run.json; the report's files are added to them.

    Every method raises OSError where the disk refuses.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def keep(self, picture: bytes, scenario: str, step: int) -> str:
        """Write a step's picture, and return its path inside the folder."""
        path = Path("evidence", _slug(scenario), f"{step}.jpg")
        if not self.path.is_dir():
            raise FileNotFoundError(errno.ENOENT, GONE, str(self.path))
        (self.path / path).parent.mkdir(parents=True, exist_ok=True)
        (self.path / path).write_bytes(picture)
        return path.as_posix()

    def keep_trace(self, trace: bytes, scenario: str, browser: int) -> str:
        """Write a browser's trace, and return its path inside the folder."""
        path = Path("evidence", _slug(scenario), f"trace-{browser}.zip")
        (self.path / path).parent.mkdir(parents=True, exist_ok=True)
        (self.path / path).write_bytes(trace)
        return path.as_posix()

    def note(self, worker: str, event: Mapping[str, object]) -> None:
        """Add an event to events-<worker>.ndjson, with the time, UTC and monotonic."""
        stamped = {"utc": datetime.now(UTC).isoformat(), "monotonic": time.monotonic(), **event}  # noqa: TID251
        with (self.path / f"events-{worker}.ndjson").open("ab") as lines:
            lines.write(msgspec.json.encode(stamped) + b"\n")

    def append(self, scenario: Scenario) -> None:
        """Add a scenario's record to scenarios.jsonl."""
        with (self.path / "scenarios.jsonl").open("ab") as lines:
            lines.write(msgspec.json.encode(scenario) + b"\n")

    def write_selected(self, selected: dict[str, str], worker: str) -> None:
        """Write which test runs which scenario: node id -> key. Every worker selects the same."""
        part = self.path / f".selected-{worker}.json"
        part.write_text(json.dumps(selected, ensure_ascii=False), encoding="utf-8")
        part.replace(self.path / "selected.json")

    def selected(self) -> dict[str, str]:
        """Return what `write_selected` wrote; empty when no worker got so far."""
        try:
            return dict(json.loads((self.path / "selected.json").read_text(encoding="utf-8")))
        except FileNotFoundError:
            return {}

    def missing(self, scenarios: Collection[Scenario]) -> list[str]:
        """Return what somebody took away while the run went on, one line each."""
        if not self.path.is_dir():
            return [GONE]
        taken = [step.picture for scenario in scenarios for step in scenario.steps if step.picture]
        gone = sum(not (self.path / picture).is_file() for picture in taken)
        return [f"{gone} of {len(taken)} pictures are no longer in the run's folder"] if gone else []

    def logs(self) -> list[str]:
        """Return the names of the logs in it, of the deployments that the suite started."""
        return sorted(path.name for path in self.path.glob("deployment*.log"))

    def take_in(self, other: "RunFolder", named: str) -> None:
        """Copy what the folder of a part of this run holds; by `named` its events and logs are known."""
        if (other.path / "evidence").is_dir():
            shutil.copytree(other.path / "evidence", self.path / "evidence", dirs_exist_ok=True)
        for kind, ending in (("events", "ndjson"), ("deployment", "log")):
            for file in other.path.glob(f"{kind}*.{ending}"):
                shutil.copy(file, self.path / f"{kind}-{named}{file.name.removeprefix(kind)}")
        self.write_selected(self.selected() | other.selected(), named)
        shutil.copy(other.path / "profile.json", self.path / "profile.json")

    def write_profile(self, record: bytes) -> None:
        """Write profile.json."""
        (self.path / "profile.json").write_bytes(record)

    def write_run(self, run: Run) -> None:
        """Write run.json."""
        self.path.mkdir(parents=True, exist_ok=True)
        text = msgspec.json.format(msgspec.json.encode(run), indent=1)
        (self.path / "run.json").write_bytes(text)

    def take_run_back(self) -> None:
        """Let there be no run.json: nothing was run."""
        (self.path / "run.json").unlink(missing_ok=True)


def read(name: str) -> Run:
    """Read a run from its folder or its run.json. Raises Unreadable."""
    path = Path(name)
    file = path / "run.json" if path.is_dir() else path
    try:
        return msgspec.json.decode(file.read_bytes(), type=Run)
    except OSError as error:
        raise Unreadable(f"{file}: {error.strerror}; give a run's folder, or its run.json") from error
    except msgspec.DecodeError as error:
        raise Unreadable(f"{file}: no run.json of this suite: {error}") from error


def make(path: Path) -> RunFolder:
    """Return the folder at a path, writable; nothing is left of a run that was there. Raises OSError."""
    path.mkdir(parents=True, exist_ok=True)
    if (path / "scenarios.jsonl").exists():
        _clear(path)
    (path / "scenarios.jsonl").write_bytes(b"")
    return RunFolder(path)


def _clear(path: Path) -> None:
    """Remove what a run has written, and nothing else that may lie there."""
    for one in (one for written in WRITTEN for one in path.glob(written)):
        one.unlink()
    shutil.rmtree(path / "evidence", ignore_errors=True)


def make_new(reports: Path, profile: str) -> RunFolder:
    """Return a new folder in `reports`, named by time and profile. Raises OSError."""
    name = f"{time.strftime('%Y%m%d-%H%M%S')}-{_slug(profile)}"
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return make(next(path for path in map(reports.joinpath, names) if not path.exists()))


def lead_to(folder: RunFolder) -> None:
    """Let `latest`, beside a run's folder, lead to it; a file system without links has none."""
    with contextlib.suppress(OSError), tempfile.TemporaryDirectory(dir=folder.path.parent) as beside:
        link = Path(beside, "latest")
        link.symlink_to(folder.path.name, target_is_directory=True)
        link.replace(folder.path.parent / "latest")


def _slug(text: str) -> str:
    return re.sub(r"\W+", "-", text, flags=re.ASCII).strip("-")
