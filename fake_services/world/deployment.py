"""A system under test that is started on this machine."""

import os
import signal
import ssl
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Timer
from time import monotonic

import httpx

_LEASH = Path(__file__).with_name("leash.py")


class DeploymentFault(Exception):
    """The local system under test did not come up; one line for people."""


class Deployment:
    """A local system under test, run by a command, from ready to stopped.

    environment: all of it, nothing is inherited. ready: an address that answers once the system can be used,
    with 200 or by leading elsewhere. What the system prints goes to `log`, a file in the world's folder;
    people find it where it is `kept`, if it is moved there in the end. It does not outlive this process,
    however this process ends.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        ready: str,
        folder: Path,
        kept: Path | None = None,
    ) -> None:
        self._command = command
        self._environment = environment
        self._ready = ready
        self._process: subprocess.Popen[bytes] | None = None
        self.log = folder / "deployment.log"
        self.kept = kept or self.log

    @property
    def alive(self) -> bool:
        """Whether the command is running."""
        return self._process is not None and self._process.poll() is None

    def start(self, deadline: float = 30) -> None:
        """Run the command and wait until it is ready, for so many seconds at the most.

        Raises DeploymentFault, with the last lines of the log, when it exits first or is not ready in time.
        """
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-IS", str(_LEASH), *self._command],
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            self._wait_until_ready(self._process, deadline)
        except DeploymentFault:
            self.stop()
            raise

    def answers(self, seconds: float) -> bool:
        """Whether it says within so many seconds that it can be used."""
        return _answers(self._ready, seconds, httpx.create_ssl_context())

    def hang_up(self) -> None:
        """Tell the command and all it started to end; `stop` waits for it."""
        if self._process:
            _signal_group(self._process, signal.SIGTERM)

    def stop(self, grace: float = 5) -> None:
        """End the command and all it started: SIGTERM, and SIGKILL to what is left after so many seconds."""
        if self._process is None:
            return
        with self._process as process:
            _signal_group(process, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                process.wait(grace)
            _signal_group(process, signal.SIGKILL)
        self._process = None

    def _wait_until_ready(self, process: subprocess.Popen[bytes], deadline: float) -> None:
        last_moment = monotonic() + deadline
        trusted = httpx.create_ssl_context()
        while not _answers(self._ready, 1, trusted):
            if process.poll() is not None:
                raise self._fault(f"exited with {process.returncode} before it was ready")
            if monotonic() > last_moment:
                raise self._fault(
                    f"answered neither 200 nor a redirect at {self._ready} within {deadline:g} s"
                )
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.05)

    def _fault(self, what: str) -> DeploymentFault:
        lines = self.log.read_text(errors="replace").split("\n")
        last = " / ".join([line.strip() for line in lines if line.strip()][-3:])
        return DeploymentFault(f"{self._command[0]} {what}: {last or 'it printed nothing'} (see {self.kept})")


def _answers(address: str, seconds: float, trusted: ssl.SSLContext) -> bool:
    """Whether what is asked for there begins to come within so many seconds; its body is not waited for."""
    with httpx.Client(trust_env=False, timeout=seconds, verify=trusted) as client:
        timer = Timer(seconds, client.close)
        timer.start()
        try:
            with client.stream("GET", address) as answer:
                return answer.is_success or answer.is_redirect
        except (httpx.TransportError, RuntimeError):  # the latter where it was closed
            return False
        finally:
            timer.cancel()


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)
