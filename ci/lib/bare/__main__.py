"""Usage: ci/bare [MACHINE…] [--whole] [--release ARCHIVE] [--mirror]; see its --help."""

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from ci.lib.bare.containerfile import build
from ci.lib.bare.mirror import mirror
from ci.lib.bare.visits import Stopped, visit
from conformance.reader import exit_with

PART = ["ci/conformance -n 2 -m G1.1", "ci/test tests/world/test_browser.py tests/proxy/test_trust.py"]
WHOLE = ["ci/conformance -n 2", "ci/test"]


def main() -> int:
    """Visit each machine in turn; 0 where all went well, else 1."""
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # machines are deleted then too
    asked = _arguments()
    commands = WHOLE if asked.whole else PART
    try:
        with mirror() if asked.mirror else nullcontext() as ours:
            machines = _machines(commands, asked.release, ours)
            return max([_outcome(name, machines[name]) for name in asked.machine or machines])
    except LookupError as reason:
        sys.stderr.write(f"ci/bare: {reason}\n")
        return 1


def _machines(
    commands: list[str], release: Path | None = None, ours: Mapping[str, str] | None = None
) -> dict[str, Callable[[], None]]:
    """Each machine by its name, and what is done there."""
    visits: dict[str, Callable[[], None]] = {
        f"{suite}-{who}": partial(visit, suite, who == "user", commands, release, ours)
        for suite in ("trixie", "bookworm")
        for who in ("root", "user")
    }
    return visits | {"containerfile": partial(build, " ".join(commands[:1]).removeprefix("ci/conformance "))}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="ci/bare", description="Run the README's two commands on minimal machines that are made for it."
    )
    parser.add_argument(
        "machine",
        nargs="*",
        type=_machine,
        metavar="MACHINE",
        help=f"one of {', '.join(_machines([]))}; all, if none is named",
    )
    parser.add_argument(
        "--whole",
        action="store_true",
        help="the whole guide and all tests, where else a small part of each is run",
    )
    parser.add_argument(
        "--release",
        metavar="ARCHIVE",
        type=Path,
        help="what ci/release made, in the place of the checkout and of git; not for the Containerfile",
    )
    parser.add_argument(
        "--mirror",
        action="store_true",
        help="uv's Python and Playwright's Chromium come from a mirror that is made of this machine's own, "
        "and Debian's Chromium is not to be had; not for the Containerfile",
    )
    return parser.parse_args()


def _machine(name: str) -> str:
    if name not in (known := _machines([])):
        raise argparse.ArgumentTypeError(f"no machine is called {name}; there are {', '.join(known)}")
    return name


def _outcome(name: str, run: Callable[[], None]) -> int:
    print(f"== {name}", flush=True)  # noqa: T201
    start = time.monotonic()
    try:
        run()
    except (Stopped, LookupError, subprocess.CalledProcessError) as reason:
        print(f"ci/bare: {name} is red: {reason}", flush=True)  # noqa: T201
        return 1
    print(f"ci/bare: {name} is green, in {time.monotonic() - start:.0f} s", flush=True)  # noqa: T201
    return 0


if __name__ == "__main__":
    exit_with(main)
