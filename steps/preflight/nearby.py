"""What a screen offers in the place of what was looked for there."""

from difflib import SequenceMatcher

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Frame, Page

NAMED = "button, a, label, summary, h1, h2, h3, h4, [role], [aria-label], [placeholder], input[type=submit]"
NAMES = """found => found.filter(one => one.checkVisibility()).map(one => {
    const kinds = {a: "link", label: "field", input: "field", textarea: "field", button: "button"};
    const tag = one.localName, kind = one.type === "submit" ? "button" : kinds[tag];
    const name = one.ariaLabel || one.placeholder || one.innerText || one.value || "";
    const role = /^h[1-6]$/.test(tag) ? "heading" : one.getAttribute("role") || kind || "";
    return [name.trim().replace(/\\s+/g, " "), role];
}).filter(([name]) => name && name.length < 40)"""
FRAMED = "one => [one.localName + (one.id && `#${one.id}`), ...one.classList].join('.')"
MOST = 5


def names_like(page: Page, wanted: str) -> list[str]:
    """What can be seen there, each with its kind and its frame, the most alike first, five at most."""
    seen: dict[str, str] = {}
    for frame in page.frames:
        try:
            place = _place(frame)
            for name, kind in frame.eval_on_selector_all(NAMED, NAMES):
                seen.setdefault(name, f"{kind} {name}{place}".strip())
        except BrowserError:  # a frame that is just loading
            continue
    plain = wanted.partition("=")[2] or wanted
    alike = sorted(seen, key=lambda name: (-SequenceMatcher(None, plain, name).ratio(), name))
    return [seen[name] for name in alike[:MOST]]


def _place(frame: Frame) -> str:
    if frame.parent_frame is None:
        return ""
    return f' (frame = "css={frame.frame_element().evaluate(FRAMED)}")'
