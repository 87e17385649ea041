"""The run of the same profile before this one, as far as its folder still lies beside this one's."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from conformance.run import Change, Previous, Run
from conformance.running.compare import ONE_ONLY, compare


class _Head(msgspec.Struct):
    """As much of a run.json as tells whether it is to be compared."""

    profile: str
    selection: str
    started: str


def previous(run: Run, folder: Path) -> Previous | None:
    """Return the latest earlier run of the profile, and of the same part of the guide; None without one."""
    for _, file in sorted(_earlier(run, folder), reverse=True):
        try:
            return _compared(msgspec.json.decode(file.read_bytes(), type=Run), run)
        except (OSError, msgspec.DecodeError):
            continue  # written by another version of the suite
    return None


def _compared(before: Run, run: Run) -> Previous:
    return Previous(
        started=before.started,
        suite_version=before.suite_version,
        headline=before.headline,
        changes=[
            Change(clause=one.clause, before=one.before, after=one.after)
            for one in compare(before, run)
            if one.before != one.after and one.kind != ONE_ONLY
        ],
    )


def _earlier(run: Run, folder: Path) -> Iterator[tuple[str, Path]]:
    """When each such run began, and its file."""
    for file in folder.resolve().parent.glob("*/run.json"):
        if file.parent.is_symlink() or file.parent == folder.resolve():
            continue
        try:
            head = msgspec.json.decode(file.read_bytes(), type=_Head)
        except (OSError, msgspec.DecodeError):
            continue
        if (head.profile, head.selection) == (run.profile, run.selection) and head.started < run.started:
            yield head.started, file
