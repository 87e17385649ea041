"""What a person acts by: one browser profile."""

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import cast

from playwright.sync_api import BrowserContext, Dialog, Frame, Locator, Page, Request
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.profile import Profile
from steps.devices.tries import Try
from steps.devices.wire import DeviceWire
from steps.screens.finder import control
from steps.screens.waiting import until

MOST_BOXES, READ = 20, 2000
"""How many boxes of the browser's own are kept until the next look, and how many characters of each."""
ELSEWHERE = ("interrupted by another navigation", "net::ERR_ABORTED")
"""What the browser says of an address that the page left for another one before it came."""
GOES = 3
"""How often an address is gone to at most, where the page is led elsewhere meanwhile."""


class Device:
    """One browser profile: its cookies and storage, and the page looked at."""

    def __init__(
        self,
        name: str,
        target: Profile,
        wire: DeviceWire,
        opener: Callable[[], BrowserContext],
        session: Callable[[str, str], Sequence[Mapping[str, object]]],
    ) -> None:
        self.name = name
        self.user = ""
        """Who acts in it now, by name."""
        self.target = target
        self.wire = wire
        self.session = session
        """The cookies of a login at the portal by the profile's program, by login and password."""
        self.typed = ""
        """What was typed into the address bar last."""
        self.trusts = False
        """How a box that asks for trust is answered here: ticked, or not."""
        self.ticks = False
        """Whether every box of a login is ticked here that the profile does not name."""
        self.ticked = 0
        """How many boxes that were."""
        self.trusted_by = ""
        """Who has chosen here to trust it last."""
        self._opener = opener
        self._open()
        self.waits: Callable[[float], None] = lambda _: None
        """What lets seconds pass here; raises NotRun where that takes too long."""
        self.begins: Callable[[str], None] = lambda _: None
        """Who is told when a login begins here, and of whom, by name."""
        self.login_mark = wire.mark()
        self.reached: set[str] = set()
        """The screens that were seen since this login began."""
        self.tried: list[Try] = []
        """What was sent from here that no page sends."""
        self.wrong_codes = 0
        """How many wrong codes were entered here."""
        self.turned_away = ""
        """What was said where the right password did not lead on in this login; empty where it did."""
        self.standing: frozenset[str] = frozenset()
        """What messages said when its screen was last looked at."""
        self.disguised = False
        """Whether it is a phone's browser, or says that it is another program."""
        self.logins = 0
        """How often somebody has signed in here, by the screens or by a hook that does as much."""
        self.looked = wire.mark()
        """When its screen was last looked at."""

    def note(self, *seen: str) -> None:
        """Note that its screen has been looked at just now, and that these screens were seen."""
        self.reached.update(seen)
        self.shown.update(seen)
        self.told.clear()
        self.looked = self.wire.mark()

    def _open(self) -> None:
        self.context = self._opener()
        self.documents = 0
        """How many documents its pages have begun and finished so far: none while it stays the same."""
        self.told = deque[str](maxlen=MOST_BOXES)
        """What boxes of the browser's own, such as `alert`, have said since its screen was last looked at."""
        self._shown: dict[Page, set[str]] = {}
        self.context.on("page", self._bring_to_front)
        self.unanswered: dict[Request, float] = {}
        """What its pages have asked for and have no answer to yet, and when they did."""
        self.context.on("request", self._asked)
        self.context.on("requestfinished", self._answered)
        self.context.on("requestfailed", self._answered)
        self.page: Page = self.context.new_page()

    @property
    def shown(self) -> set[str]:
        """The screens seen in the document that its page shows now; they may lie under another one."""
        return self._shown.setdefault(self.page, set())

    def _bring_to_front(self, page: Page) -> None:
        """Look at a tab or a window that has just opened, once it closes at the newest that is left."""
        self.page = page
        page.on("framenavigated", self._change_document)
        page.on("domcontentloaded", self._begin_document)
        page.on("close", self._leave)
        page.on("dialog", self._agree)
        if closing := self.target.ixit.screens.messages.close:
            page.add_locator_handler(control(page, closing), Locator.click)

    def _agree(self, box: Dialog) -> None:
        """Read a box of the browser's own and press its 确定: who has come to it meant what they pressed."""
        self.told.append(box.message[:READ])
        with suppress(BrowserError):  # it may have gone with its page
            box.accept()

    def _leave(self, page: Page) -> None:
        self._shown.pop(page, None)
        if page is self.page and self.context.pages:
            self.page = self.context.pages[-1]

    def _change_document(self, frame: Frame) -> None:
        self.documents += frame.parent_frame is None

    def _begin_document(self, page: Page) -> None:
        self.documents += 1
        self._shown.pop(page, None)

    def _asked(self, request: Request) -> None:
        self.unanswered[request] = time.monotonic()

    def _answered(self, request: Request) -> None:
        self.unanswered.pop(request, None)

    def visit(self, url: str) -> None:
        """Type an address into the address bar; one with a fragment that is shown already is loaded anew.

        A window that has no address bar is closed before.
        """
        self.typed = url
        while self.close_window():
            pass
        if self.page.url == url and "#" in url:
            self.page.reload()
        else:
            self._go(url)

    def _go(self, url: str) -> None:
        """Go there, again where the page was just going elsewhere, such as after a sign-out, or was closing.

        A window that closes by itself leaves another one, which it may have led elsewhere.
        """
        for left in reversed(range(GOES)):
            page = self.page
            try:
                page.goto(url)
                return
            except BrowserError as error:
                closed = page.is_closed() and bool(self.context.pages)
                if not left or not (closed or any(words in error.message for words in ELSEWHERE)):
                    raise
                self.page.wait_for_load_state()

    def close_window(self) -> bool:
        """Close the window in front, if it has no address bar and another page is left; whether it did."""
        if len(self.context.pages) == 1 or self.page.evaluate("locationbar.visible"):
            return False
        window = self.page
        window.close()
        self._leave(window)
        return True

    def follow(self, control: Locator) -> None:
        """Click what leads on, here or in a new tab, and look at the newest tab once there is something new.

        A tab is there only when the first answer to it is.
        """
        here, tabs = self.page.url, len(self.context.pages)
        control.click()

        def led_on() -> bool | None:
            return len(self.context.pages) > tabs or self.page.url != here or not control.is_visible() or None

        until(self.page, self.target.ixit.waits.page, led_on)
        self.page = self.context.pages[-1]

    def ask(self, control: Locator) -> None:
        """Click what asks the deployment for something, and wait until it has answered, whatever it says."""
        mark = self.wire.mark()
        control.click()
        until(self.page, self.target.ixit.waits.page, lambda: self.wire.since(mark) or None)
        self.hear()

    def hear(self) -> None:
        """Wait until its pages have the answers to what they have asked for; what hangs longer is let go.

        A code arrives before the page hears that it was sent, and a page that then says so moves its buttons.
        """
        asked = set(self.unanswered)
        until(self.page, self.target.ixit.waits.absence, lambda: asked.isdisjoint(self.unanswered) or None)
        for hanging in asked:
            self._answered(hanging)

    def awaits(self) -> bool:
        """Whether its pages have asked for something less than `waits.absence` ago and have no answer yet."""
        recently = time.monotonic() - self.target.ixit.waits.absence
        return any(asked > recently for asked in self.unanswered.values())

    def settle(self) -> None:
        """Wait until the page asks for nothing more; where it never stops, no longer than for a screen."""
        with suppress(NothingAppeared):
            self.page.wait_for_load_state("networkidle", timeout=self.target.ixit.waits.page * 1000)

    def second_tab(self) -> None:
        """Open a second tab and look at it."""
        self.page = self.context.new_page()

    def begin_login(self) -> None:
        """What is shown, reached and sent from now on counts as this login's."""
        self.begins(self.user)
        self.login_mark = self.wire.mark()
        self.turned_away = ""
        self.reached = set()

    def restart(self) -> None:
        """Close the browser and open it again: session cookies and tabs are gone, the rest is kept.

        The tabs first: one that is just being led on is given cookies anew.
        """
        closed, self.page = self.context.pages, self.context.new_page()
        for page in closed:
            page.close()
        kept = self.lasting_cookies()
        self.context.clear_cookies()
        self.put_back(kept)

    def lasting_cookies(self) -> list[Mapping[str, object]]:
        """The cookies that stay when the browser is closed."""
        return [cookie for cookie in self.context.cookies() if cookie.get("expires", -1) != -1]

    def put_back(self, cookies: Sequence[Mapping[str, object]]) -> None:
        """Put cookies back, as Playwright's `BrowserContext.cookies` gives them."""
        self.context.add_cookies([{**cookie} for cookie in cookies])  # type: ignore[typeddict-item]

    def age(self, seconds: float) -> None:
        """Let the cookies that outlive the browser be older by so long; what expires by that is gone."""
        kept = self.lasting_cookies()
        self.put_back([{**one, "expires": max(1, cast("float", one["expires"]) - seconds)} for one in kept])

    def clear(self) -> None:
        """Clear cookies and site data, and close the browser."""
        self.trusted_by = ""
        self.context.close()
        self._open()

    def received(self, text: str) -> bool:
        """Whether any answer of this login carried the text, on screen or not."""
        return any(exchange.carries(text) for exchange in self.wire.since(self.login_mark))
