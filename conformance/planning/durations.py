"""How long scenarios took, for shards of equal length: `ci/durations RUN` keeps the times of a run."""

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from conformance.command_line import Parser
from conformance.judging import register
from conformance.judging.exit_code import ExitCode
from conformance.planning.names import names
from conformance.planning.planned import plan
from conformance.reader import exit_with
from conformance.run import Scenario
from conformance.run_folder import Unreadable, read

ROOT = Path(__file__).parents[2]
FEATURES = ROOT / "features"
FILE = Path("ci", "data", "durations.json")
LEAST = 0.1
"""Seconds: what took no time at all would otherwise be heaped on one shard."""


def recorded(file: Path) -> dict[str, float]:
    """Return the seconds by lasting name; empty where nothing is recorded. Raises ValueError."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, float])
    except FileNotFoundError:
        return {}
    except msgspec.DecodeError as error:
        raise ValueError(f"{file}: {error}; remove it, and record a run by ci/durations") from error


def record(scenarios: Iterable[Scenario], names: Mapping[str, str], file: Path) -> None:
    """Keep how long scenarios took, beside what is recorded of others. Raises OSError or ValueError.

    names: key -> lasting name.
    """
    seconds = recorded(file)
    for scenario in scenarios:
        if name := names.get(scenario.key.rpartition("#")[0]):
            seconds[name] = max(LEAST, round(scenario.seconds, 1))
    encoded = msgspec.json.encode(seconds, order="sorted")
    file.write_bytes(msgspec.json.format(encoded, indent=1) + b"\n")


def main() -> int:
    """Record the run of the command line: 0, or 3 with a line that says why not."""
    parser = Parser("ci/durations", description=__doc__)
    parser.add_argument("run", help="its folder, or its run.json; best of a deployment in which all applies")
    try:
        run = read(parser.parse_args().run)
        clauses = {entry.id for entry in register.load(FEATURES / "clauses.toml")}
        planned, english = (plan(FEATURES / language, ROOT, clauses) for language in (run.language, "en"))
        record(run.scenarios, names(planned, english), ROOT / FILE)
    except (argparse.ArgumentError, Unreadable, OSError, ValueError) as error:
        sys.stderr.write(f"ci/durations: {error}\n")
        return ExitCode.USAGE
    return ExitCode.CONFORMS


if __name__ == "__main__":
    exit_with(main)
