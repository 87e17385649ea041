"""One bare machine: a minimal Debian in a folder, with this checkout in it."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from ci.lib.bare import settings

PROJECT = Path(__file__).parents[3]
USER = 1000
PATIENCE = 20
"""Seconds that the processes of a killed command may take to be gone."""
_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
# Mounts and processes are of the command's own namespaces: they are gone when it ends, however it ends.
_ENTER = """
mount -t proc proc "$0/proc"
mount --rbind /dev "$0/dev"
exec chroot --userspec="$1" "$0" env -i "${@:2}"
"""
_UNSHARED = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]


class Machine:
    """Made when it is entered, deleted when it is left; what runs on it sees only our network.

    packages: what it has besides Debian's essential ones and apt.
    user: whether commands run as a user who has sudo, not as root.
    mirror: what leads to the mirror of our own making; Debian's Chromium is not to be had then, as on Ubuntu.
    """

    def __init__(
        self, suite: str, packages: Sequence[str], user: bool, mirror: Mapping[str, str] | None = None
    ) -> None:
        self._suite, self._packages, self._user = suite, packages, user
        self.root = Path(tempfile.mkdtemp(prefix=f"bare-{suite}-"))
        self._environment = {**settings.environment(), **(mirror or {})}
        self._packaged_browser = not mirror

    def __enter__(self) -> Self:
        try:
            self._make()
        except BaseException:
            self._delete()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._delete()

    def _make(self) -> None:
        packages = [*self._packages, "sudo"] if self._user else self._packages
        options = [f"--aptopt={line}" for line in settings.apt_settings()]
        options += ["--dpkgopt=force-unsafe-io", "--variant=apt", *map("--include={}".format, packages)]
        made = [*options, self._suite, str(self.root), settings.debian_mirror()]
        subprocess.run([*_UNSHARED, "mmdebstrap", "--quiet", *made], check=True)
        for name in ("resolv.conf", "hosts"):
            shutil.copy(Path("/etc") / name, self.root / "etc")
        shutil.copytree(
            settings.CERTIFICATES, self.root / settings.CERTIFICATES.relative_to("/"), dirs_exist_ok=True
        )
        if "ca-certificates" in packages:
            self.run("update-ca-certificates >/dev/null 2>&1", root=True)
        if self._user:
            self._add_user()
        if not self._packaged_browser:
            with (self.root / "usr/lib/os-release").open("a", encoding="utf-8") as release:
                release.write("# like Ubuntu, whose chromium is a snap\n")

    def _add_user(self) -> None:
        with (self.root / "etc/passwd").open("a") as users:
            users.write(f"tester:*:{USER}:{USER}::/home/tester:/bin/bash\n")
        (self.root / "home/tester").mkdir()
        shutil.chown(self.root / "home/tester", USER, USER)
        (self.root / "etc/sudoers.d/tester").write_text("tester ALL=(ALL) NOPASSWD: ALL\n")

    def copy(self, source: str, target: str) -> None:
        """Copy a file or folder of the checkout, less what git ignores, to a place in the machine."""
        there = self.root / target.lstrip("/")
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", source]
        for name in subprocess.run(
            listed, cwd=PROJECT, check=True, capture_output=True, text=True
        ).stdout.split("\0"):
            file = PROJECT / name
            if name and file.exists():
                place = there / file.relative_to(PROJECT / source) if (PROJECT / source).is_dir() else there
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, place)
        self._hand_over(there)

    def unpack(self, archive: Path, target: str) -> None:
        """Unpack a release to a place in the machine, without the folder that it comes in."""
        there = self.root / target.lstrip("/")
        there.mkdir(parents=True)
        subprocess.run(["tar", "-xzf", archive, "-C", there, "--strip-components=1"], check=True)
        self._hand_over(there)

    def _hand_over(self, there: Path) -> None:
        if self._user:
            subprocess.run(["chown", "-R", f"{USER}:{USER}", there], check=True)

    def run(self, script: str, folder: str = "/", root: bool = False) -> tuple[int, list[str]]:
        """Run a script of the shell, all its questions answered with yes, and pass on what it says.

        Its exit code, and its lines on either stream.
        """
        print(f"    $ {script}", flush=True)  # noqa: T201
        who, home = (USER, "/home/tester") if self._user and not root else (0, "/root")
        variables = {"PATH": _PATH, "HOME": home, "LANG": "C.UTF-8"} | self._environment
        command = [
            *_UNSHARED,
            "bash",
            "-euc",
            _ENTER,
            str(self.root),
            f"{who}:{who}",
            *map("=".join, variables.items()),
        ]
        command += ["sh", "-c", f'cd "$0" && {script}', folder]
        said = []
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        ) as process:
            assert process.stdin and process.stdout
            process.stdin.write(b"y\n" * 100)
            process.stdin.close()
            try:
                for line in process.stdout:
                    said.append(line.decode(errors="replace").rstrip("\n"))
                    print(f"    {said[-1]}", flush=True)  # noqa: T201
            except BaseException:
                process.kill()
                raise
        return process.returncode, said

    def _delete(self) -> None:
        """Delete it; a command that was killed may go on writing for a moment."""
        end = time.monotonic() + PATIENCE
        try:
            while self.root.exists() and time.monotonic() < end:
                shutil.rmtree(self.root, ignore_errors=True)
        finally:  # where a signal broke in
            shutil.rmtree(self.root, ignore_errors=True)
