"""What can be seen in a device's page, and in the frames that the profile names: screens, and refusals."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as NothingAppeared

from steps.devices.device import Device
from steps.screens.finder import READ, SEEN, Scope, escaped, framed, is_selector, landmark, spelled
from steps.screens.presses import in_order

GONE = 200
"""Milliseconds after which what was counted is looked for once more: it may have gone."""
SLOW = 5000
"""Milliseconds within which a slow machine reads what is still there."""
UNSENT = "unsent"
"""The refusal of a field that the browser does not send, in words of its own that no key names."""
UNSENT_FIELD = ":user-invalid, :invalid:focus, [aria-invalid=true]"
"""A field that the browser does not send, or that a script has had it report and turn to, or marks itself."""
WHY_UNSENT = """field => {
    const said = [field.getAttribute("aria-errormessage"), field.getAttribute("aria-describedby")];
    const named = said.flatMap(ids => (ids ?? "").split(/\\s+/))
        .map(id => field.getRootNode().getElementById(id));
    const words = named.map(one => one?.checkVisibility() ? one.innerText.trim() : "").find(Boolean);
    return words ?? field.validationMessage ?? "";
}"""
"""What the page says of a field, as its own description, or else the browser."""
HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]"
LEAVING = ("context was destroyed", "detached", "Cannot find context")
SAID = """(shown, remember) => {
    const read = window[Symbol.for("read before")] ??= new WeakMap();
    return shown.map(one => {
        const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
        while (texts.nextNode() && !texts.currentNode.data.trim());
        const before = read.get(texts.currentNode) === one.innerText;
        if (remember) read.set(texts.currentNode, one.innerText);
        const marked = [one.parentElement, one, ...one.querySelectorAll("i, svg, [class*=icon]")];
        const looks = marked.map(each => each?.getAttribute("class")).join(" ");
        return [one.innerText.trim().slice(0, 2000), before, looks];
    });
}"""
"""The words of messages, as far as a person reads, whether they were there when last remembered, and what
the page's style sheet calls them, what holds them, and their icons."""
HARMLESS = re.compile("success|positive|info", re.IGNORECASE)
FAILURE = re.compile("error|danger|fail|invalid|warn|negative|unsuccess", re.IGNORECASE)
"""How the style sheets of common front ends call messages of either kind."""
DENIED = re.compile("[未不没](能|有|曾)?成功|失败|unsuccessful|not successful", re.IGNORECASE)
"""What says of the words for success that it was none."""
ALERTS = "[role=alert]:not([aria-busy=true]), [aria-live=assertive]:not([aria-busy=true], :has(h1, h2, form))"
"""What a page says at once to whoever reads it, but for its waiting."""


class Sight:
    """Looks for these screens of the profile, the uppermost first, and for refusals.

    Landmarks that are plain names are looked for together, as headings: many times faster than one by one.
    A page that is just being left shows nothing.
    """

    def __init__(self, device: Device, order: Sequence[str]) -> None:
        screens = device.target.ixit.screens
        every = {key: getattr(screens, key) for key in order}
        self._screens = {key: screen for key, screen in every.items() if screen.landmark}
        frames = {screen.frame for screen in self._screens.values() if screen.frame}
        self._scopes: dict[str, Scope] = {frame: framed(device.page, frame) for frame in frames}
        self._scopes[""] = device.page
        names = [screen.landmark for screen in self._screens.values() if not is_selector(screen.landmark)]
        words = re.compile(rf"^\s*({'|'.join(map(spelled, names))})\s*$")
        self._headings = {
            frame: scope.locator(HEADINGS).filter(has_text=words).locator(SEEN)
            for frame, scope in self._scopes.items()
        }
        self._messages = screens.messages.wordings()
        self._done = in_order(screens.messages.done)
        said = re.compile("|".join(escaped(words) for _, words in self._messages))
        self._refusals = [
            scope.locator(ALERTS)
            .filter(has_text=re.compile(r"\S"))
            .or_(scope.get_by_text(said))
            .locator(READ)
            for scope in self._scopes.values()
        ]
        self._told = device.told
        self._unsent = [scope.locator(UNSENT_FIELD).filter(visible=True) for scope in self._scopes.values()]
        self._silent = False

    def screen(self) -> str:
        """The key of the screen that is seen; of two, the one that lies above; empty without one."""
        return next(self._seen(), "")

    def screens(self) -> set[str]:
        """The keys of all screens that are seen, those beneath another one too."""
        return {*self._seen()}

    def _seen(self) -> Iterator[str]:
        try:
            headings = {frame: set(_texts(found)) for frame, found in self._headings.items()}
            yield from (key for key in self._screens if self._shows(key, headings))
        except BrowserError as error:
            _must_be_leaving(error)

    def _shows(self, key: str, headings: dict[str, set[str]]) -> bool:
        screen = self._screens[key]
        places = dict.fromkeys(("", screen.frame))
        if not is_selector(screen.landmark):
            return any("".join(screen.landmark.split()) in headings[place] for place in places)
        return any(landmark(self._scopes[place], screen.landmark).first.is_visible() for place in places)

    def refusal(self, remembered: bool, led_on: bool = False) -> tuple[str, str]:
        """A refusal that is seen, as its key in the profile's messages (or `other`) and its words.

        Both are empty without one. Those that were remembered before count only if so said; one that the
        profile knows counts before one that it does not, such as a heading over all that is wrong. What
        says that something was done is none, nor, where one was led on, what is not marked as a failure, nor
        what a box of the browser's own says that the profile does not know.
        """
        said = {
            words: looks
            for words, before, looks in self._said(remember=False)
            if (remembered or not before) and not self._says_done(words, looks)
        }
        unknown = (words for words, looks in said.items() if FAILURE.search(looks) or not led_on)
        words = next(filter(self._key, (*self._told, *said)), next(unknown, ""))
        return (self._key(words) or "other", words) if words else ("", "")

    def _says_done(self, words: str, looks: str) -> bool:
        is_done = HARMLESS.search(looks) or any(done in words for done in self._done)
        return bool(is_done) and not (self._key(words) or FAILURE.search(looks) or DENIED.search(words))

    def unsent(self) -> tuple[str, str]:
        """What page or browser say of a field that is missing or malformed, so that nothing is sent; its key.

        By the field, or by a box of the browser's own. The key is one of the profile's messages, or `UNSENT`;
        both are empty where nothing is said.
        """
        try:
            fields = next((fields for fields in self._unsent if fields.count()), None)
            words = str(fields.first.evaluate(WHY_UNSENT)) if fields else (self._told or [""])[-1]
        except BrowserError as error:
            _must_be_leaving(error)
            words = ""
        return self._key(words) or UNSENT if words else "", words

    def _key(self, words: str) -> str:
        return next((name for name, message in self._messages if message in words), "")

    def remember(self) -> frozenset[str]:
        """Let what is said on the screen be known as said before, and return it, if any was seen."""
        said = [] if self._silent else self._said(remember=True)
        return frozenset(words for words, _, _ in said)

    def _said(self, remember: bool) -> list[tuple[str, bool, str]]:
        """What messages say, whether it was said before, and how that looks.

        Read in the page's own world only where there are any (see `_texts`).
        """
        try:
            said = [
                (words, before, str(looks))
                for refusals in self._refusals
                if refusals.count()
                for words, before, looks in refusals.evaluate_all(SAID, remember)
            ]
            self._silent = not said
            return said
        except BrowserError as error:
            _must_be_leaving(error)
            return []


def _texts(found: Locator) -> list[str]:
    """The texts of what is seen now, without blanks.

    Not by `all_inner_texts`: that works in the page's own world, and Playwright loads its script there once
    more for each new page (35 ms).
    """
    texts: list[str] = []
    with suppress(NothingAppeared):
        for number in range(found.count()):
            texts.append("".join(_text(found.nth(number)).split()))
    return texts


def _text(one: Locator) -> str:
    """What it says, though the machine be slow; raises NothingAppeared where it has gone."""
    try:
        return one.inner_text(timeout=GONE)
    except NothingAppeared:
        if not one.count():
            raise
        return one.inner_text(timeout=SLOW)


def _must_be_leaving(error: BrowserError) -> None:
    """Raise the error again, unless it says that the page or the frame is just being left."""
    if not any(words in error.message for words in LEAVING):
        raise error
