"""Trust in the proxy's CA, for Chromium."""

import shutil
import subprocess
from pathlib import Path


class MissingTool(Exception):
    """A program is not installed; one line that says what to run."""


def trusted_home(folder: Path, ca: Path) -> Path:
    """A private HOME in this folder whose NSS database trusts the CA; `ca.pem` in it is the certificate.

    Raises MissingTool when certutil is not there.
    """
    certutil = shutil.which("certutil")
    if certutil is None:
        raise MissingTool("certutil is missing: run `apt-get install libnss3-tools`")
    home = folder / "home"
    database = home / ".pki" / "nssdb"
    database.mkdir(parents=True)
    for step in (["-N", "--empty-password"], ["-A", "-n", "harness", "-t", "C,,", "-i", str(ca)]):
        subprocess.run([certutil, "-d", f"sql:{database}", *step], check=True)
    shutil.copy(ca, home / "ca.pem")
    return home
