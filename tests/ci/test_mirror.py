"""ci/bare --mirror: Playwright's own installer takes what is made here; ci/bare itself tries uv's part."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import httpx
import pytest

from ci.lib.bare import mirror

PROGRAM = f"python{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of Chromium, and a Python, that are small; true starts in the browser's place."""
    packaged, python = tmp_path / "chromium", tmp_path / "python"
    packaged.mkdir()
    shutil.copy(shutil.which("true") or "", packaged / "chromium-headless-shell")
    (packaged / "icudtl.dat").touch()
    (python / "bin").mkdir(parents=True)
    (python / "bin" / PROGRAM).write_bytes(b"built for %s/lib\0." % str(python).encode())
    (python / "lib" / "site-packages").mkdir(parents=True)
    monkeypatch.setattr(mirror, "PACKAGED", packaged)
    monkeypatch.setattr(sys, "base_prefix", str(python))
    return tmp_path


def test_playwright_installs_its_browser_from_there(small: Path) -> None:
    with mirror.mirror() as led:
        environment = {**os.environ, **led, "PLAYWRIGHT_BROWSERS_PATH": str(small / "browsers")}
        install = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
        said = subprocess.run(install, env=environment, capture_output=True, text=True, check=False)
    (shell,) = (small / "browsers").rglob(f"{mirror.SHELL}-linux64/{mirror.SHELL}")
    assert f"downloaded to {shell.parents[1]}" in said.stdout
    assert shell.with_name("icudtl.dat").exists()
    assert subprocess.run([shell], check=False).returncode == 0


def test_uv_is_led_to_this_python(small: Path) -> None:
    with mirror.mirror() as led:
        (listed,) = json.loads(httpx.get(led["UV_PYTHON_DOWNLOADS_JSON_URL"]).text).values()
        (small / "got.tar.gz").write_bytes(httpx.get(listed["url"]).content)
    assert (listed["major"], listed["minor"], listed["patch"]) == sys.version_info[:3]
    with tarfile.open(small / "got.tar.gz") as archive:
        program = archive.extractfile(f"python/bin/{PROGRAM}")
        assert program and b"built for $ORIGIN/../lib\0\0" in program.read()
        assert "python/lib/site-packages" not in archive.getnames()


def test_a_python_without_a_folder_of_its_own_is_not_offered(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    with mirror.mirror() as led:
        assert json.loads(httpx.get(led["UV_PYTHON_DOWNLOADS_JSON_URL"]).text) == {}


def test_a_package_that_is_not_there_is_named(small: Path) -> None:
    shutil.rmtree(small / "chromium")
    with pytest.raises(LookupError, match="is not here; run: apt-get install chromium"), mirror.mirror():
        pass
