"""What this machine knows of its network, for bare machines too: mirrors, indexes, proxies, certificates."""

import os
import re
import subprocess
import sys
from pathlib import Path

CERTIFICATES = Path("/usr/local/share/ca-certificates")
_APT = re.compile(r"Acquire::(https?|Retries|Check-)", re.IGNORECASE)
_ENVIRONMENT = re.compile(r"(PIP|UV|PLAYWRIGHT)_|SSL_CERT_|(https?|no)_proxy$", re.IGNORECASE)
_PIP = {"index-url", "trusted-host", "proxy", "timeout"}


def debian_mirror() -> str:
    """Where apt gets Debian's main archive from. Raises LookupError where it has none."""
    asked = ["apt-get", "indextargets", "--format", "$(ORIGIN) $(LABEL) $(COMPONENT) $(REPO_URI)"]
    for target in _output(asked):
        if target.startswith("Debian Debian main "):
            return target.split()[-1]
    raise LookupError("apt has no list of Debian's packages here; run: apt-get update")


def apt_settings() -> list[str]:
    """Return apt's lines about proxies, retries and dates."""
    return [line for line in _output(["apt-config", "dump"]) if _APT.match(line) and not line.endswith('"";')]


def environment() -> dict[str, str]:
    """Return the variables that lead pip, uv, Playwright and TLS to their servers, pip's files among them."""
    found = {}
    for line in _output([sys.executable, "-m", "pip", "config", "list"]):
        key, _, value = line.partition("=")
        where, _, name = key.partition(".")
        if where != ":env:" and name in _PIP:
            found[f"PIP_{name.upper().replace('-', '_')}"] = value.strip("'")
    return found | {name: value for name, value in os.environ.items() if _ENVIRONMENT.match(name)}


def _output(command: list[str]) -> list[str]:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
