"""What is said of a profile, for the tests of its tables."""

from pathlib import Path

from conformance.profile import ProfileError, load


def complaints(path: Path) -> list[str]:
    """Return what is said of the profile of this file, without the file's name; empty where it is read."""
    try:
        load(path)
    except ProfileError as error:
        return [line.removeprefix(f"{path}: ") for line in error.lines]
    return []
