"""What was tested, with what, by which state of the suite: so that somebody else can run it again."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from conformance.profile import Profile
from conformance.run import Identity, Scenario


def identity(
    commit: str, profile: Profile, path: Path, root: Path, scenarios: Iterable[Scenario]
) -> Identity:
    """Return a run's identity.

    commit: the suite's when the run began; path: the profile's file, root: the suite's folder.
    """
    return Identity(
        commit=commit,
        profile_file=str(path.relative_to(root) if path.is_relative_to(root) else path),
        profile_sha256=profile.sha256,
        addresses=profile.addresses,
        browsers=sorted({scenario.browser for scenario in scenarios} - {""}),
    )


def commit_of(root: Path) -> str:
    """Return the suite's commit, `-dirty` where files were changed since; empty where git does not know."""
    command = ["git", "-C", str(root), "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return told.stdout.strip()
