"""The folder of one world: keys, the deployment's data, the browser's profile. It goes with its world."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOME = "browser"
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
    """Give a folder, made there; it is removed in the end with the browser's, also when this is killed."""
    path.mkdir(exist_ok=True)
    home = Path(tempfile.mkdtemp(prefix="browser-"))
    (path / HOME).symlink_to(home)
    broom = [sys.executable, "-IS", str(_BROOM), str(path), str(home)]
    with subprocess.Popen(broom, stdin=subprocess.PIPE, start_new_session=True):
        yield path


def browser_home(path: Path) -> Path:
    """Return where a world's browser keeps what is its own; another user may reach it, unlike the rest."""
    home = path / HOME
    home.mkdir(exist_ok=True)
    return home.resolve()
