"""A page of HTML, as far as a person would name what is on it: its heading, fields, buttons and links."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

NAMED = ("h1", "h2", "label", "button", "a")
TYPED = ("text", "email", "tel", "number", "password")
PRESSED = ("submit", "button")


@dataclass
class Thing:
    """A field, a button or a link; `form` counts the forms of its page, from 1, and is 0 outside."""

    tag: str
    kind: str
    given: dict[str, str]
    form: int
    said: str = ""

    @property
    def name(self) -> str:
        """What it is called in what is sent."""
        return self.given.get("name", "")

    @property
    def is_field(self) -> bool:
        """Whether something is typed into it."""
        return self.kind in TYPED

    @property
    def is_pressed(self) -> bool:
        """Whether it is a button."""
        return self.kind in PRESSED

    @property
    def word(self) -> str:
        """What a profile says of it: what a person reads, else a selector."""
        hint = self.given.get("placeholder", "") if self.is_field else ""
        value = self.given.get("value", "") if self.tag == "input" and self.is_pressed else ""
        read = self.given.get("aria-label") or self.said or value or hint or self.given.get("title", "")
        return read or (f"css=[name='{self.name}']" if self.name else f"css={self.tag}[type={self.kind}]")


@dataclass
class Page:
    """What is on a page, in its order; `leads_to`: where each form goes, by its number."""

    heading: str = ""
    things: list[Thing] = field(default_factory=list)
    leads_to: dict[int, str] = field(default_factory=dict)

    @classmethod
    def of(cls, html: str) -> "Page":
        """Read a page."""
        reader = _Reader()
        reader.feed(html)
        reader.close()
        return reader.finished()

    def field(self, name: str) -> Thing | None:
        """The field that is called so in what is sent."""
        return next((thing for thing in self.things if thing.is_field and name and thing.name == name), None)

    def after(self, first: Thing) -> Iterator[Thing]:
        """What follows a thing in its form."""
        at = next(at for at, thing in enumerate(self.things) if thing is first)
        return (thing for thing in self.things[at + 1 :] if thing.form == first.form)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._page = Page()
        self._form = 0
        self._open: list[tuple[str, dict[str, str], list[str], int]] = []
        """What is being read, with what it says so far and how many things there were before it."""
        self._labels: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "form":
            self._form = len(self._page.leads_to) + 1
            self._page.leads_to[self._form] = given.get("action", "")
        elif tag in NAMED:
            self._open.append((tag, given, [], len(self._page.things)))
        elif tag == "input" and not {"hidden", "disabled"} & given.keys():
            self._add(tag, given.get("type") or "text", given)

    def handle_data(self, data: str) -> None:
        for _, _, said, _ in self._open:
            said.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = 0
        elif self._open and tag == self._open[-1][0]:
            self._end(*self._open.pop())

    def _end(self, tag: str, given: dict[str, str], parts: list[str], before: int) -> None:
        said = " ".join("".join(parts).split())
        if tag in ("h1", "h2"):
            self._page.heading = self._page.heading or said
        elif tag == "label" and "for" in given:
            self._labels[given["for"]] = said
        elif tag == "label":
            for thing in self._page.things[before:]:
                thing.said = said
        elif not {"hidden", "disabled"} & given.keys():
            self._add(tag, "link" if tag == "a" else given.get("type") or "submit", given, said)

    def _add(self, tag: str, kind: str, given: dict[str, str], said: str = "") -> None:
        self._page.things.append(Thing(tag, kind.lower(), given, self._form, said))

    def finished(self) -> Page:
        for thing in self._page.things:
            thing.said = thing.said or self._labels.get(thing.given.get("id", ""), "")
        return self._page
