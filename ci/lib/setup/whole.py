"""Is every pinned requirement installed, whole, and do its programs start? If not: one line, exit code 1.

Usage: python whole.py requirements.txt…
"""

import csv
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path


def main(files: list[str]) -> str | None:
    """Return what is wrong."""
    try:
        from packaging.requirements import Requirement
    except ImportError as reason:
        return str(reason)
    lines = [line for file in files for line in Path(file).read_text(encoding="utf-8").splitlines()]
    pins = [Requirement(line.rstrip(" \\")) for line in lines if line[:1] not in {" ", "#", ""}]
    wanted = [pin for pin in pins if not pin.marker or pin.marker.evaluate()]
    return next(filter(None, (_wrong(pin.name, str(pin.specifier)) for pin in wanted)), None)


def _wrong(name: str, pin: str) -> str | None:
    try:
        installed = distribution(name)
    except PackageNotFoundError:
        return f"{name} is not installed"
    if f"=={installed.version}" != pin:
        return f"{name} is {installed.version}, not {pin}"
    site = Path(str(installed.locate_file("")))
    files = [line[0] for line in csv.reader((installed.read_text("RECORD") or "").splitlines())]
    return next((f"{file} of {name} is damaged" for file in files if _is_damaged(site, file)), None)


def _is_damaged(site: Path, file: str) -> bool:
    """Is it missing, or a program of another environment (this one was moved)?"""
    path = site / file
    if not path.exists():
        return not file.endswith(".pyc")
    return file.startswith("../../../bin/") and _is_astray(path)


def _is_astray(program: Path) -> bool:
    start = program.read_bytes()[:1000]
    return start.startswith(b"#!") and b"/python" in start and sys.executable.encode() not in start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
