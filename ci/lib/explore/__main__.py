"""The command line: `ci/explore`."""

import argparse
import secrets
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import msgspec

from ci.lib.explore.task import Task
from ci.lib.prove import session
from ci.lib.prove.defects import NoSuchDefect, chosen, listed
from conformance.judging.exit_code import ExitCode
from conformance.reader import exit_with


def main() -> int:
    """Explore or replay; returns the run's exit code."""
    asked = _parser().parse_args()
    try:
        defect = chosen(listed(), [asked.defect], [])[0] if asked.defect else None
    except NoSuchDefect as error:
        return _refuse(str(error))
    if asked.replay and not Path(asked.replay).is_file():
        return _refuse(f"--replay {asked.replay}: there is no such file")
    seed = secrets.randbelow(1_000_000) if asked.seed is None else asked.seed
    replay = str(Path(asked.replay).resolve()) if asked.replay else ""
    try:
        return _run(Task(seed, asked.sequences, asked.minutes, defect, replay), asked.target)
    except session.Interrupted:
        sys.stderr.write("ci/explore: interrupted; what was seen until then is in the report\n")
        return ExitCode.HARNESS


def _refuse(why: str) -> int:
    sys.stderr.write(f"ci/explore: {why}\n")
    return ExitCode.USAGE


def _run(task: Task, target: str) -> int:
    with TemporaryDirectory() as folder:
        file = Path(folder, "task.json")
        file.write_bytes(msgspec.json.encode(task))
        return session.run("-p", "ci.lib.explore.plugin", f"--task={file}", f"--target={target}")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, with the exit code of wrong usage."""

    def error(self, message: str) -> NoReturn:
        """Print the line and exit."""
        self.exit(_refuse(message))


def _at_least_one(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError
    return number


def _parser() -> argparse.ArgumentParser:
    parser = _Parser("ci/explore", description="Compare random sequences of what people do with the guide.")
    add = parser.add_argument
    add("--seed", type=int, metavar="N", help="explore as the run with this seed did (default: a new one)")
    add("--sequences", type=_at_least_one, default=40, metavar="N", help="how many, at most (default: 40)")
    add("--minutes", type=float, default=10, metavar="M", help="begin none after so long (default: 10)")
    add("--defect", default="", metavar="ID", help="turn a defect of the reference on; ci/prove --list")
    add("--target", default="reference", metavar="NAME|PATH", help="the target profile (default: reference)")
    add("--replay", default="", metavar="FILE", help="play a counterexample's feature file instead")
    return parser


if __name__ == "__main__":
    exit_with(main)
