"""Chromium with its sandbox, as another user where this one is root; as little less of it as has to be.

Root's Chromium has no sandbox: what a hostile page broke out of would be this machine's root.
"""

import os
import pwd
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Error

OTHER = "nobody"
"""Who runs the browser in root's place."""
SCRIPT = """#!/bin/sh -e
for word; do
    case $word in --user-data-dir=*) chown -R {user} "${{word#*=}}" ;; esac
done
exec {command} {program} "$@"
"""


def launch(start: Callable[..., Chromium], program: str, home: Path, **options: Any) -> tuple[Chromium, str]:  # noqa: ANN401 (Playwright's own)
    """Launch a program and return it, with what it lacks of a sandbox in words; raises Playwright's Error.

    home: a folder that the other user can reach, and owns from now on.
    """
    root = os.geteuid() == 0
    user = _as_other(program, home) if root else program
    ways = [(user, True, ""), (user, False, " without its sandbox")] if user else []
    for one, sandbox, lacks in ways:
        try:
            return start(executable_path=one, chromium_sandbox=sandbox, **options), lacks
        except Error:
            if (one, sandbox) == (program, False):
                raise
    return start(executable_path=program, chromium_sandbox=False, **options), " without its sandbox, as root"


def _as_other(program: str, home: Path) -> str:
    """Write a script that runs the program as the other user; empty where that user cannot."""
    try:
        user = pwd.getpwnam(OTHER)
    except KeyError:
        return ""
    setpriv = shutil.which("setpriv") or ""
    drop = [setpriv, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups", "--no-new-privs"]
    os.chown(home, user.pw_uid, user.pw_gid)
    if not setpriv or not all(_can(drop, test, path) for test, path in (("-x", program), ("-w", str(home)))):
        return ""
    script = home / "chromium"
    words = {"user": f"{user.pw_uid}:{user.pw_gid}", "command": " ".join(drop), "program": program}
    script.write_text(SCRIPT.format(**words), encoding="utf-8")
    script.chmod(stat.S_IRWXU)
    return str(script)


def _can(drop: list[str], test: str, path: str) -> bool:
    return subprocess.run([*drop, "test", test, path], check=False, capture_output=True).returncode == 0
