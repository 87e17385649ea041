"""A worker's Chromium; each device is a browser profile of its own."""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from fake_services.proxy import key_digest
from fake_services.world.environment import environment
from fake_services.world.processes import below, kill, runs, words
from fake_services.world.sandbox import launch

SEALED = [
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]
"""What keeps a page's peer connections from going round the proxy by UDP, and from asking for names."""
NETWORK = "--utility-sub-type=network.mojom.NetworkService"
SEEN = Path(__file__).with_name("seen.js")
"""The selector engine `seen`, for what a person sees."""
PATIENCE = 3.0
"""Seconds in which the browser may close by itself."""
WINDOWS = 20
"""Windows that one device has at the most: those that a page opens beyond are closed at once."""
_NOWHERE = "http://127.0.0.1:9"
_REMEDIES = {
    "chromium-headless-shell": "no Chromium: run `ci/setup`, or set CHROMIUM to one",
    "chromium": "no chromium to show: run `.venv/bin/playwright install chromium`, or set CHROMIUM to one",
}


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
        """Its name and version, and whether its sandbox is missing: `Chromium 150.0.7871.46`."""
        return f"Chromium {self._browser.version}{self._lacks}"

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

    def start(self, chromium: Path | None, home: Path, ca: Path | None, headed: bool) -> None:
        """Launch Chromium.

        chromium: the program; else $CHROMIUM; else chromium-headless-shell, or chromium if headed, on PATH;
        else Playwright's own.
        home: a folder of its own, for all it writes, where nothing of the user's holds. ca: whose
        certificates are trusted, by pages and by `context.request`. Raises MissingBrowser.
        """
        name = "chromium" if headed else "chromium-headless-shell"
        program = chromium or os.environ.get("CHROMIUM") or shutil.which(name)
        self._again = chromium, home, ca, headed
        self._crashed: list[Page] = []
        before = set(psutil.Process().children())
        self._manager = sync_playwright()
        with _driver_knows(home, ca):
            self._playwright = self._manager.start()
        self._playwright.selectors.register("seen", path=SEEN, content_script=True)
        (self._driver,) = set(psutil.Process().children()) - before
        try:
            self._browser, self._lacks = launch(
                self._playwright.chromium,
                str(program) if program else None,
                home,
                headless=not headed,
                args=[*SEALED, *(_trusting(ca) if ca else [])],
                proxy={"server": _NOWHERE},  # for Chromium's own calls, which belong to no device
                env={**environment(), "HOME": str(home), "TMPDIR": str(home)},
            )
        except Error as reason:
            self._playwright.stop()
            if "Executable doesn't exist" in reason.message:
                raise MissingBrowser(_REMEDIES[name]) from reason
            raise MissingBrowser(f"{program or name} does not start: {_cause(reason)}") from reason
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

        It keeps no downloads. options: more of Playwright's `Browser.new_context`. The caller closes it.
        """
        at_home: dict[str, Any] = {
            "locale": "zh-CN",
            "timezone_id": "Asia/Shanghai",
            "proxy": {"server": f"http://127.0.0.1:{port}"},
            "accept_downloads": False,
        }
        context = self._browser.new_context(**at_home | options)
        context.on("page", self._note_page)
        return context

    def beside(self) -> Page:
        """A window that belongs to no device, and reaches nothing. The caller closes it."""
        return self._browser.new_context(viewport=None).new_page()

    def _note_page(self, page: Page) -> None:
        self._services |= self._network()
        page.on("crash", self._note_crash)
        if len(page.context.pages) > WINDOWS:
            with suppress(Error):
                page.close()

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


def _trusting(ca: Path) -> list[str]:
    """What lets certificates of this CA hold, and no others: trust in its key alone."""
    return [f"--ignore-certificate-errors-spki-list={key_digest(ca)}"]


@contextmanager
def _driver_knows(home: Path, ca: Path | None) -> Iterator[None]:
    """What Playwright's driver reads once, at its start: the CA, and where it may write.

    It is told not to wait for fonts, too: one that never loads would keep every picture back.
    """
    known = {"TMPDIR": str(home), "PW_TEST_SCREENSHOT_NO_FONTS_READY": "1"}
    known |= {"NODE_EXTRA_CA_CERTS": str(ca)} if ca else {}
    before = {name: os.environ.get(name) for name in known}
    os.environ.update(known)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def _cause(reason: Error) -> str:
    """The last line of Chromium's own complaint, else the first of Playwright's."""
    lines = reason.message.splitlines()
    said = [line.partition("[err] ")[2] for line in lines if "[err] " in line]
    return said[-1] if said else lines[0]
