"""The suite's smaller commands: `python -m conformance ics-form > form.html`, `python -m conformance new`."""

import argparse
import sys
from functools import partial
from pathlib import Path
from shlex import quote

from conformance.beginning import Recorded, Unanswered, Unusable, asked, read, written
from conformance.catalogue import said
from conformance.command_line import Parser
from conformance.form import render
from conformance.judging.exit_code import ExitCode
from conformance.reader import exit_with
from conformance.text import LANGUAGES


def main() -> int:
    """Do what the command line asks for: 0, or 3 where it cannot be done."""
    language = "en"
    try:
        arguments = _parser().parse_args()
        if arguments.command != "new":
            return _form()
        language = arguments.language
        return _begin(arguments, language)
    except BrokenPipeError:
        raise
    except (argparse.ArgumentError, Unanswered, Unusable, OSError) as error:
        sys.stderr.write(f"python -m conformance: {said(f'{error}; see --help', language)}\n")
        return ExitCode.USAGE


def _form() -> ExitCode:
    sys.stdout.write(render())
    return ExitCode.CONFORMS


def _begin(arguments: argparse.Namespace, language: str) -> ExitCode:
    """Ask, and write the profile where no file is yet."""
    if arguments.to and arguments.to.exists():
        raise Unusable(f"{arguments.to} is there already: give another file to --to")
    recorded = read(arguments.recording) if arguments.recording else Recorded()
    for lacking in recorded.lacking if arguments.recording else ():
        sys.stdout.write(f"{said(lacking, language)}\n")
    place = partial(_place, arguments.to)
    answers = asked(input, recorded, place, language)
    file = place(answers["name"])
    with file.open("x", encoding="utf-8") as profile:
        profile.write(written(answers, recorded, language))
    go_on = f"ci/conformance --target={quote(str(file))} --check"
    sys.stdout.write(f"{said(f'written: {file}; go on with: {go_on}', language)}\n")
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
    new.add_argument(
        "--language",
        choices=LANGUAGES,
        default=LANGUAGES[0],
        help="of the questions, and of the profile's comments",
    )
    new.add_argument("--to", type=Path, metavar="FILE", help="where to write it (default: targets/NAME.toml)")
    return parser


if __name__ == "__main__":
    exit_with(main)
