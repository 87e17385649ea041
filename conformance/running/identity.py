"""What was tested, with what, by which state of the suite: so that somebody else can run it again."""

import getpass
import hashlib
import re
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from conformance import profile as target
from conformance.attest.manifest import sha256
from conformance.judging.redaction import Redactor
from conformance.judging.register import REGISTER
from conformance.planning.waivers import SUFFIX
from conformance.profile import Profile
from conformance.profile.phones import E164
from conformance.run import BEHIND, Identity, Scenario, System


def identity(
    commit: str, profile: Profile, path: Path, root: Path, scenarios: Sequence[Scenario]
) -> Identity:
    """Return a run's identity.

    commit: the suite's when the run began; path: the profile's file, root: the suite's folder.
    """
    waivers = path.with_suffix(SUFFIX)
    return Identity(
        commit=commit,
        profile_file=_place(path, root),
        profile_sha256=profile_sha256(profile),
        waivers_sha256=sha256(waivers) if waivers.is_file() else "",
        operator=_operator(),
        systems=[_system(address, profile, scenarios) for address in profile.addresses],
        browsers=sorted({scenario.browser for scenario in scenarios} - {""}),
    )


def made_from(path: Path, root: Path, features: Path) -> dict[str, str]:
    """Return what a run is made from: the name of each file -> its SHA-256.

    path: the profile's file, root: the suite's folder, features: the folder of the chosen language.
    """
    of_profile = target.read_from(path) if path.is_file() else []
    read = [root / REGISTER, *of_profile, path.with_suffix(SUFFIX), *sorted(features.rglob("*.feature"))]
    return {_place(file, root): sha256(file) for file in read if file.is_file()}


def _place(file: Path, root: Path) -> str:
    return str(file.relative_to(root) if file.is_relative_to(root) else file)


NUMBER = re.compile(rf"{E164.pattern}(?![\d#])", re.ASCII)
"""A phone number in full (E.164), and no pattern of made-up ones."""


def profile_record(profile: Profile) -> bytes:
    """Return profile.json: what a profile says in effect, without its secrets and phone numbers."""
    said = NUMBER.sub("⟦a number⟧", Redactor(profile.secrets)(profile.said))
    return msgspec.json.format(said, indent=1).encode()


def profile_sha256(profile: Profile) -> str:
    """Return the hash of profile.json."""
    return hashlib.sha256(profile_record(profile)).hexdigest()


def _operator() -> str:
    try:
        return f"{getpass.getuser()}@{socket.gethostname()}"
    except (OSError, KeyError):  # a container without such a user
        return socket.gethostname()


def _system(address: str, profile: Profile, scenarios: Sequence[Scenario]) -> System:
    host, started = urlsplit(address).hostname or "", profile.started_here
    seen = sorted({scenario.answered[host] for scenario in scenarios if host in scenario.answered})
    ours = f", started by this suite: {started}" if started else ""
    clocks = [scenario.clocks[host] for scenario in scenarios if host in scenario.clocks]
    return System(address=address, answered=[f"{who}{ours}" for who in seen], clock=unmoved(clocks))


def unmoved(clocks: Sequence[float]) -> float | None:
    """Return the reading of a clock that is nearest to it, of those before a hook moved it on (never back).

    Each is behind by up to a second, or two on a loaded machine: the one furthest ahead is the nearest.
    """
    return max((one for one in clocks if one <= min(clocks) + BEHIND), default=None)


def commit_of(root: Path) -> str:
    """Return the suite's commit, `-dirty` where a file was changed, added or removed since.

    Empty where git does not know.
    """
    commit = _git(root, "describe", "--always", "--abbrev=12", "--exclude=*")
    return commit + "-dirty" * bool(commit and _git(root, "status", "--porcelain", "--", "."))


def _git(root: Path, *words: str) -> str:
    try:
        told = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return told.stdout.strip()
