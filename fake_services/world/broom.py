"""Removes folders once the process that started this one lets go, however that ends.

    python broom.py FOLDER ...

Standard input is what is held: it ends with its holder.
"""

import shutil
import signal
import sys
from pathlib import Path

TRIES = 50
"""Times that it is tried, where somebody still writes there."""


def main(folders: list[Path]) -> int:
    """Wait, and remove the folders; what a terminal or a pipeline tells the others is not heard."""
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, signal.SIG_IGN)
    sys.stdin.read()
    for _ in range(TRIES):
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)
        if not any(folder.exists() for folder in folders):
            return 0
    return 1


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
