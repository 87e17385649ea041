"""The environment of what is started: made from a list, so that nothing of the tester's shell reaches it."""

import os
from collections.abc import Collection

USUAL = frozenset(
    {"PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TERM", "TMPDIR", "VIRTUAL_ENV"}
    | {"PYTHONPATH", "LD_LIBRARY_PATH", "JAVA_HOME", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"}
    | {"XDG_RUNTIME_DIR"}
)
"""Variables that programs need on any machine, and that lead to no other; those of the locale come on top."""


def environment(besides: Collection[str] = ()) -> dict[str, str]:
    """Return what a program that is started may know of this process's environment.

    besides: variables that the profile names. Proxies of the shell are never among them.
    """
    return {
        name: value
        for name, value in os.environ.items()
        if (name in USUAL or name in besides or name.startswith("LC_")) and not _proxy(name)
    }


def _proxy(name: str) -> bool:
    return name.lower().endswith("_proxy")
