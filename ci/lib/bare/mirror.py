"""A mirror of our own making: Playwright's Chromium out of Debian's package, uv's Python out of this one.

For a network without their publishers. What is made here runs on machines of this one's suite, or of a later
one. There is no FFmpeg: Playwright's installer asks for it afterwards and complains, and the browser starts
all the same. There is no Python where this one has no folder of its own, as pyenv's and uv's have.
"""

import json
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import playwright

PACKAGED = Path("/usr/lib/chromium")
"""Debian's Chromium, whose headless shell is chromium-headless-shell."""
PYTHONS = "pythons.json"
"""What lists the Pythons there are, for uv."""
SHELL = "chrome-headless-shell"
_START = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
LD_LIBRARY_PATH=$here/libraries exec "$here/chromium-headless-shell" "$@"
"""
_SYSTEMS = re.compile(r"lib(c|m|dl|rt|pthread|resolv|nss\w*|smime3|ssl3|nspr4|plc4|plds4)\.so")
"""glibc, which cannot be brought along, and NSS, which loads further parts of itself and is what
`playwright install-deps` brings."""
_LINKED = re.compile(r"^\s(\S+) => (/\S+)", re.MULTILINE)


@contextmanager
def mirror() -> Iterator[Mapping[str, str]]:
    """Serve both on loopback; the variables that lead Playwright and uv there. Raises LookupError."""
    with tempfile.TemporaryDirectory(prefix="mirror-") as folder:
        serve = partial(_Silent, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
            address = f"http://127.0.0.1:{server.server_address[1]}"
            put_chromium(Path(folder))
            put_python(Path(folder), address)
            threading.Thread(target=server.serve_forever, name="mirror", daemon=True).start()
            listed = f"{address}/{PYTHONS}"
            try:
                yield {"PLAYWRIGHT_DOWNLOAD_HOST": address, "UV_PYTHON_DOWNLOADS_JSON_URL": listed}
            finally:
                server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def put_chromium(folder: Path) -> None:
    """Put Debian's headless shell where Playwright looks for its own, with the libraries that it links."""
    shell = PACKAGED / "chromium-headless-shell"
    if not shell.exists():
        raise LookupError(f"{shell} is not here; run: apt-get install chromium-headless-shell")
    archive = folder / "builds" / "cft" / _version() / "linux64" / f"{SHELL}-linux64"
    files = archive.parent / "files" / archive.name
    shutil.copytree(PACKAGED, files)
    (files / "libraries").mkdir()
    linked = subprocess.run(["ldd", shell], check=True, capture_output=True, text=True).stdout
    for name, path in _LINKED.findall(linked):
        if not _SYSTEMS.match(name):
            shutil.copy(path, files / "libraries" / name)
    (files / SHELL).write_text(_START, encoding="utf-8")
    (files / SHELL).chmod(0o755)
    shutil.make_archive(str(archive), "zip", files.parent)
    shutil.rmtree(files.parent)


def _version() -> str:
    """The browser's version that our Playwright asks for."""
    known = Path(playwright.__file__).parent / "driver" / "package" / "browsers.json"
    browsers = json.loads(known.read_text(encoding="utf-8"))["browsers"]
    return str(next(one["browserVersion"] for one in browsers if one["name"] == "chromium-headless-shell"))


def put_python(folder: Path, address: str) -> None:
    """Put the Python that runs this where uv looks for one, with a list of that alone."""
    base = Path(sys.base_prefix)
    if base == Path("/usr"):
        (folder / PYTHONS).write_text("{}", encoding="utf-8")
        return
    program = "bin/python{}.{}".format(*sys.version_info)
    moved = folder / "moved"
    moved.write_bytes(_relative((base / program).read_bytes(), base / "lib"))
    moved.chmod(0o755)
    with tarfile.open(folder / "python.tar.gz", "w:gz", compresslevel=1) as archive:
        archive.add(base, "python", filter=_needed)
        archive.add(moved, f"python/{program}")
    (folder / PYTHONS).write_text(json.dumps(_listed(f"{address}/python.tar.gz")), encoding="utf-8")


def _listed(url: str) -> dict[str, object]:
    """What uv reads in a list of its own: https://docs.astral.sh/uv/reference/environment/."""
    major, minor, patch = sys.version_info[:3]
    family = platform.machine()
    one = {
        "name": "cpython",
        "arch": {"family": family, "variant": None},
        "os": "linux",
        "libc": "gnu",
        "major": major,
        "minor": minor,
        "patch": patch,
        "prerelease": "",
        "url": url,
        "sha256": None,
        "variant": None,
        "build": None,
    }
    return {f"cpython-{major}.{minor}.{patch}-linux-{family}-gnu": one}


def _relative(program: bytes, libraries: Path) -> bytes:
    """A program that looks for its libraries beside itself, and not where it was built."""
    built = f"{libraries}\0".encode()
    return program.replace(built, b"$ORIGIN/../lib".ljust(len(built), b"\0"))


def _needed(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """All but its tests, its own packages and what was compiled."""
    left_out = {"test", "__pycache__", "site-packages"}
    return None if left_out & set(Path(member.name).parts) else member
