"""The folder of one world: keys, the deployment's data, the browser's profile. It goes with its world."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_BROOM = Path(__file__).with_name("broom.py")


def lost_folder(path: Path) -> str:
    """Say what is wrong with a world's folder, in one line: gone, or nothing can be written there."""
    try:
        with tempfile.TemporaryFile(dir=path) as probe:
            probe.write(bytes(4096))
    except OSError as error:
        return f"this world's temporary folder cannot be used ({error.strerror}): {path}"
    return ""


@contextmanager
def world_folder(path: Path) -> Iterator[Path]:
    """Give a folder, made there, which is removed in the end, and also when this process is killed."""
    path.mkdir(exist_ok=True)
    with subprocess.Popen([sys.executable, "-IS", str(_BROOM), str(path)], stdin=subprocess.PIPE):
        yield path
