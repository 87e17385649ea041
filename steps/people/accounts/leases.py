"""Who of a pool is lent, and what is bound to them: one file a person, locked while they are lent."""

import fcntl
import os
from pathlib import Path
from urllib.parse import quote

import msgspec

from conformance.profile import Method
from steps.people.actors import Belonging


class Kept(msgspec.Struct):
    """What is remembered of a person from one scenario, and one run, to the next."""

    own: dict[Method, Belonging] = msgspec.field(default_factory=dict)
    """What they have for each method."""
    clean: bool = True
    """Whether nothing is bound for certain."""
    bound: list[dict[Method, str]] = msgspec.field(default_factory=list)
    """What is bound to each mailbox, as far as it is known."""


class Lease:
    """A person's file, locked: nobody else is lent them until it is closed, or this process ends."""

    def __init__(self, file: Path, descriptor: int) -> None:
        self._file = file
        self._descriptor = descriptor

    def read(self) -> Kept | None:
        """What is remembered; None of somebody who was never lent."""
        text = self._file.read_bytes()
        return msgspec.json.decode(text, type=Kept) if text else None

    def write(self, kept: Kept) -> None:
        """Remember this from now on."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, msgspec.json.encode(kept), 0)

    def close(self) -> None:
        """Let others be lent this person."""
        os.close(self._descriptor)


def lease(folder: Path, login: str) -> Lease | None:
    """Lock a person's file in this folder, readable for its owner alone; None where somebody else has."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{quote(login, safe='')}.json"
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return Lease(file, descriptor)
