"""A worker's Chromium; each device is a browser profile of its own."""

import os
import shutil
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from fake_services.world.environment import environment
from fake_services.world.processes import below, kill, runs, words

SEALED = [
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
]
"""What keeps a page's peer connections from going round the proxy by UDP."""
NETWORK = "--utility-sub-type=network.mojom.NetworkService"
PATIENCE = 3.0
"""Seconds in which the browser may close by itself."""
_NOWHERE = "http://127.0.0.1:9"


class MissingBrowser(Exception):
    """No Chromium can be started; one line that says what to run."""


class Browser:
    """One Chromium, which reaches nothing but the proxy listener of each device.

    It can be killed from another thread, whatever it hangs in; what waits for it then ends with an error.
    """

    @property
    def alive(self) -> bool:
        """Whether Chromium runs, whole."""
        return not self.dead()

    @property
    def version(self) -> str:
        """Its name and version: `Chromium 150.0.7871.46`."""
        return f"Chromium {self._browser.version}"

    def dead(self) -> str:
        """Which part of it is gone or was replaced since it was started; empty while it is whole."""
        if not runs(self._driver):
            return "the browser's driver has ended"
        if not all(map(runs, self._own)):
            return "the browser has ended"
        if not all(map(runs, self._services)):
            return "the browser's network service has ended"
        self._services |= self._network()
        return "a page of the browser has crashed" if self._crashed else ""

    def start(self, chromium: Path | None, home: Path, headed: bool) -> None:
        """Launch Chromium.

        chromium: the program; else $CHROMIUM; else chromium-headless-shell, or chromium if headed, on PATH.
        home: a `trusted_home`, whose CA holds for pages and for `context.request`. Raises MissingBrowser.
        """
        program = chromium or _installed("chromium" if headed else "chromium-headless-shell")
        self._again = program, home, headed
        self._crashed: list[Page] = []
        os.environ["NODE_EXTRA_CA_CERTS"] = str(
            home / "ca.pem"
        )  # Playwright's driver reads it once, at its start
        before = set(psutil.Process().children())
        self._manager = sync_playwright()
        self._playwright = self._manager.start()
        (self._driver,) = set(psutil.Process().children()) - before
        try:
            self._browser = self._playwright.chromium.launch(
                args=SEALED,
                executable_path=program,
                headless=not headed,
                chromium_sandbox=os.geteuid() != 0,
                proxy={"server": _NOWHERE},  # for Chromium's own calls, which belong to no device
                env={**environment(), "HOME": str(home)},
            )
        except Error as reason:
            self._playwright.stop()
            raise MissingBrowser(f"{program} does not start: {_cause(reason)}") from reason
        self._own = [
            one for one in below(self._driver) if not any(w.startswith("--type=") for w in words(one))
        ]
        self._services = self._network()

    def stop(self) -> None:
        """Close Chromium with all its devices; what does not close by itself in time is killed."""
        started = [self._driver, *below(self._driver)]
        timer = threading.Timer(PATIENCE, self.kill, kwargs={"driver": True})
        timer.start()
        if not self._cut_short():
            with suppress(Error):
                self._browser.close()
            with suppress(Error):
                self._playwright.stop()
        timer.cancel()
        kill(started)
        self._close_loop()

    def kill(self, driver: bool = False) -> None:
        """Kill Chromium, and Playwright's driver as well; from any thread."""
        started = below(self._driver)
        kill([*started, self._driver] if driver else started)

    def restart(self) -> None:
        """Begin anew, with no device and nothing remembered. Raises MissingBrowser."""
        self.stop()
        self.start(*self._again)

    def device(self, port: int, **options: Any) -> BrowserContext:  # noqa: ANN401 (Playwright's own)
        """A new, empty browser profile in China, behind the proxy listener on this port.

        options: more of Playwright's `Browser.new_context`. The caller closes it.
        """
        at_home = {
            "locale": "zh-CN",
            "timezone_id": "Asia/Shanghai",
            "proxy": {"server": f"http://127.0.0.1:{port}"},
        }
        context = self._browser.new_context(**at_home | options)
        context.on("page", self._note_page)
        return context

    def _note_page(self, page: Page) -> None:
        self._services |= self._network()
        page.on("crash", self._note_crash)

    def _note_crash(self, page: Page) -> None:
        self._crashed.append(page)

    def _network(self) -> set[psutil.Process]:
        return {one for one in below(self._driver) if NETWORK in words(one)}

    def _close_loop(self) -> None:
        """Close what Playwright leaves open when its driver died before it."""
        loop = vars(self._manager)["_loop"]
        if not loop.is_running():
            loop.close()

    def _cut_short(self) -> bool:
        """Whether a Ctrl-C broke off a call to Playwright, which then answers to none any more."""
        return bool(vars(self._manager)["_dispatcher_fiber"].dead)


def _installed(name: str) -> Path:
    program = os.environ.get("CHROMIUM") or shutil.which(name)
    if program is None:
        raise MissingBrowser(
            f"no {name} on PATH: run `apt-get install {name}`, or set CHROMIUM to a Chromium"
        )
    return Path(program)


def _cause(reason: Error) -> str:
    """The last line of Chromium's own complaint, else the first of Playwright's."""
    lines = reason.message.splitlines()
    said = [line.partition("[err] ")[2] for line in lines if "[err] " in line]
    return said[-1] if said else lines[0]
