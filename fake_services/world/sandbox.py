"""Chromium with its sandbox, as another user where this one is root; as little less of it as has to be.

Root's Chromium has no sandbox: what a hostile page broke out of would be this machine's root.
"""

import os
import pwd
import shutil
import stat
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserType, Error

OTHER = "nobody"
"""Who runs the browser in root's place."""
SCRIPT = """#!/bin/sh -e
for word; do
    case $word in --user-data-dir=*) chown -R {user} "${{word#*=}}" ;; esac
done
exec {command} {program} "$@"
"""


def launch(kind: BrowserType, program: str | None, home: Path, **options: Any) -> tuple[Chromium, str]:  # noqa: ANN401 (Playwright's own)
    """Launch a program, or Playwright's own; returns with it what it lacks of a sandbox, in words.

    home: a folder that the other user can reach, and owns from now on. Raises Playwright's Error.
    """
    root = os.geteuid() == 0
    user = _as_other(program or kind.executable_path, home) if root else program
    for sandbox, lacks in ((True, ""), (False, " without its sandbox")):
        with suppress(Error):
            if user or not root:
                return kind.launch(executable_path=user, chromium_sandbox=sandbox, **options), lacks
    lacks = " without its sandbox, as root" if root else " without its sandbox"
    return kind.launch(executable_path=program, chromium_sandbox=False, **options), lacks


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
