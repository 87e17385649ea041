"""A worker's Chromium; each device is a browser profile of its own."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Error, sync_playwright

from fake_services.proxy import key_digest
from fake_services.world.environment import environment

SEALED = [
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
]
"""What keeps a page's peer connections from going round the proxy by UDP."""
_NOWHERE = "http://127.0.0.1:9"
_REMEDIES = {
    "chromium-headless-shell": "no Chromium: run `ci/setup`, or set CHROMIUM to one",
    "chromium": "no chromium to show: run `.venv/bin/playwright install chromium`, or set CHROMIUM to one",
}


class MissingBrowser(Exception):
    """No Chromium can be started; one line that says what to run."""


class Browser:
    """One Chromium, which reaches nothing but the proxy listener of each device."""

    @property
    def alive(self) -> bool:
        """Whether Chromium runs and answers to us."""
        return self._browser.is_connected()

    @property
    def version(self) -> str:
        """Its name and version: `Chromium 150.0.7871.46`."""
        return f"Chromium {self._browser.version}"

    def start(self, chromium: Path | None, home: Path, ca: Path | None, headed: bool) -> None:
        """Launch Chromium.

        chromium: the program; else $CHROMIUM; else chromium-headless-shell, or chromium if headed, on PATH;
        else Playwright's own.
        home: a folder of its own, where nothing of the user's holds. ca: whose certificates are trusted, by
        pages and by `context.request`. Raises MissingBrowser.
        """
        name = "chromium" if headed else "chromium-headless-shell"
        program = chromium or os.environ.get("CHROMIUM") or shutil.which(name)
        if ca:
            os.environ["NODE_EXTRA_CA_CERTS"] = str(ca)  # Playwright's driver reads it once, at its start
        self._playwright = sync_playwright().start()
        try:
            self._browser = _in_sandbox(
                self._playwright.chromium.launch,
                executable_path=program,
                headless=not headed,
                args=[*SEALED, *(_trusting(ca) if ca else [])],
                proxy={"server": _NOWHERE},  # for Chromium's own calls, which belong to no device
                env={**environment(), "HOME": str(home)},
            )
        except Error as reason:
            self._playwright.stop()
            if "Executable doesn't exist" in reason.message:
                raise MissingBrowser(_REMEDIES[name]) from reason
            raise MissingBrowser(f"{program or name} does not start: {_cause(reason)}") from reason

    def stop(self) -> None:
        """Close Chromium with all its devices."""
        self._browser.close()
        self._playwright.stop()

    def device(self, port: int, **options: Any) -> BrowserContext:  # noqa: ANN401 (Playwright's own)
        """A new, empty browser profile in China, behind the proxy listener on this port.

        options: more of Playwright's `Browser.new_context`. The caller closes it.
        """
        at_home = {
            "locale": "zh-CN",
            "timezone_id": "Asia/Shanghai",
            "proxy": {"server": f"http://127.0.0.1:{port}"},
        }
        return self._browser.new_context(**at_home | options)


def _trusting(ca: Path) -> list[str]:
    """What lets certificates of this CA hold, and no others: trust in its key alone."""
    return [f"--ignore-certificate-errors-spki-list={key_digest(ca)}"]


def _in_sandbox(launch: Callable[..., Chromium], **options: Any) -> Chromium:  # noqa: ANN401 (Playwright's own)
    """Launch with Chromium's sandbox where it starts with one: not for root, nor where it is forbidden."""
    if os.geteuid() != 0:
        with suppress(Error):
            return launch(chromium_sandbox=True, **options)
    return launch(chromium_sandbox=False, **options)


def _cause(reason: Error) -> str:
    """The last line of Chromium's own complaint, else the first of Playwright's."""
    lines = reason.message.splitlines()
    said = [line.partition("[err] ")[2] for line in lines if "[err] " in line]
    return said[-1] if said else lines[0]
