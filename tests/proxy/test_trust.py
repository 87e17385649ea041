import subprocess
from pathlib import Path

import pytest

from fake_services.proxy import MissingTool, Proxy, trusted_home


def test_the_home_holds_the_ca(proxy: Proxy, tmp_path: Path) -> None:
    home = trusted_home(tmp_path, proxy.ca)
    listing = ["certutil", "-d", f"sql:{home / '.pki' / 'nssdb'}", "-L"]
    assert "C,," in subprocess.run(listing, check=True, capture_output=True, text=True).stdout
    assert (home / "ca.pem").read_bytes() == proxy.ca.read_bytes()


def test_a_missing_certutil_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingTool, match="apt-get install libnss3-tools"):
        trusted_home(tmp_path, tmp_path / "ca.pem")
