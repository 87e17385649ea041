"""The suite's smaller commands: `python -m conformance ics-form > form.html`."""

import argparse
import sys

from conformance.form import render
from conformance.judging.exit_code import ExitCode
from conformance.running.command_line import Parser


def main() -> int:
    """Write what the command line asks for to standard output: 0, or 3 where there is no such command."""
    parser = Parser("python -m conformance")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("ics-form", help="a blank form, one HTML page, that writes a target profile")
    try:
        parser.parse_args()
    except argparse.ArgumentError as error:
        sys.stderr.write(f"python -m conformance: {error}; see --help\n")
        return ExitCode.USAGE
    sys.stdout.write(render())
    return ExitCode.CONFORMS


if __name__ == "__main__":
    sys.exit(main())
