"""Second factors as the portal keeps them (_2fDevices), written as its administrators' tools do."""

import json
from hashlib import md5
from pathlib import Path

from campus.settings import PERSISTENT

DEVICES = {
    "sms": ("sms", "_generic"),
    "backup": ("email", "_generic"),
    "otp": ("TOTP", "_secret"),
}
"""Method -> type of its devices, and the key of what is bound."""


def add(login: str, method: str, value: str) -> None:
    """Bind a method."""
    file, kept = _kept(login)
    kind, key = DEVICES[method]
    device = {"type": kind, key: value, "name": kind, "epoch": kept["_utime"]}
    kept["_2fDevices"] = json.dumps([*json.loads(kept["_2fDevices"]), device])
    file.write_text(json.dumps(kept))


def forget(login: str) -> None:
    """Free somebody of all that is bound."""
    file, kept = _kept(login)
    file.write_text(json.dumps({**kept, "_2fDevices": "[]"}))


def _kept(login: str) -> tuple[Path, dict[str, str]]:
    """What the portal keeps of somebody from one session to the next, and where."""
    file = PERSISTENT / md5(login.encode(), usedforsecurity=False).hexdigest()
    file.touch()
    made = str(int(file.stat().st_mtime))
    new = {"_session_id": file.name, "_session_kind": "Persistent", "_session_uid": login, "_utime": made}
    return file, {"_2fDevices": "[]", **new, **json.loads(file.read_text() or "{}")}
