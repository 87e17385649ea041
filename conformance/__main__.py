"""The suite's smaller commands: `python -m conformance ics-form > form.html`, `python -m conformance new`."""

import argparse
import sys
from functools import partial
from pathlib import Path
from shlex import quote

from conformance.beginning import Recorded, Unanswered, Unusable, asked, read, written
from conformance.command_line import Parser
from conformance.form import render
from conformance.judging.exit_code import ExitCode
from conformance.reader import exit_with


def main() -> int:
    """Do what the command line asks for: 0, or 3 where it cannot be done."""
    try:
        arguments = _parser().parse_args()
        return _begin(arguments) if arguments.command == "new" else _form()
    except BrokenPipeError:
        raise
    except (argparse.ArgumentError, Unanswered, Unusable, OSError) as error:
        sys.stderr.write(f"python -m conformance: {error}; see --help\n")
        return ExitCode.USAGE


def _form() -> ExitCode:
    sys.stdout.write(render())
    return ExitCode.CONFORMS


def _begin(arguments: argparse.Namespace) -> ExitCode:
    """Ask, and write the profile where no file is yet."""
    if arguments.to and arguments.to.exists():
        raise Unusable(f"{arguments.to} is there already: give another file to --to")
    recorded = read(arguments.recording) if arguments.recording else Recorded()
    place = partial(_place, arguments.to)
    answers = asked(input, recorded, place)
    file = place(answers["name"])
    with file.open("x", encoding="utf-8") as profile:
        profile.write(written(answers, recorded))
    sys.stdout.write(f"written: {file}; go on with: ci/conformance --target={quote(str(file))} --check\n")
    return ExitCode.CONFORMS


def _place(to: Path | None, name: str) -> Path:
    return to or Path("targets", f"{name}.toml")


def _parser() -> Parser:
    parser = Parser("python -m conformance")
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")
    commands.add_parser("ics-form", help="a blank form, one HTML page, that writes a target profile")
    new = commands.add_parser(
        "new", help="ask ten questions, and write a profile that --check can start from"
    )
    what = "one login and one binding: a Playwright codegen script, or a HAR file"
    new.add_argument("recording", nargs="?", type=Path, metavar="RECORDING", help=what)
    new.add_argument("--to", type=Path, metavar="FILE", help="where to write it (default: targets/NAME.toml)")
    return parser


if __name__ == "__main__":
    exit_with(main)
