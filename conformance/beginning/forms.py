"""The words of a login and of a number's binding, out of a recording's pages and what was sent from them.

The pages hold the words; what was sent says which field was for what, and which button.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from conformance.beginning.har import Sent, Shown
from conformance.beginning.pages import Page, Thing

type Words = dict[str, dict[str, str]]
"""Words by screen and key of the profile."""
_NUMBER = re.compile(r"(\+|00)?[0-9][0-9 -]{6,15}[0-9]")
_CODE = re.compile(r"(?=.*[0-9])[0-9A-Za-z]{4,8}")


def words(shown: Sequence[Shown], sent: Sequence[Sent]) -> Words:
    """The words of the login and of the binding, as far as there are pages that hold them."""
    told = {"login": _login(one.page for one in shown), **_bound(sent)}
    return {screen: said for screen, said in _told_apart(told).items() if said}


def _login(pages: Iterable[Page]) -> dict[str, str]:
    """The words of the first form that asks for a password."""
    for page in pages:
        for at, thing in enumerate(page.things):
            if thing.kind == "password":
                typed = [one.word for one in page.things[:at] if one.is_field][-1:]
                pressed = [one.word for one in page.after(thing) if one.is_pressed][:1]
                told = zip(("username", "submit"), (typed, pressed), strict=True)
                return {"landmark": page.heading, "password": thing.word} | {
                    key: said[0] for key, said in told if said
                }
    return {}


def _bound(sent: Sequence[Sent]) -> Words:
    """The words of the binding, and of the page before it, from what sent a number and then a code."""
    later = sent[next((at for at, one in enumerate(sent) if one.signs_in), -1) + 1 :]
    first = next((Typed.of(one, name) for one in later for name in one.named(_NUMBER)), None)
    if first is None:
        return {}
    had = [*first.sent.named(_CODE)]
    after = later[later.index(first.sent) + 1 :]
    last = next((Typed.of(one, name) for one in after for name in one.named(_CODE) if name not in had), None)
    send = first.pressed(by_script=bool(last and last.shown is first.shown))
    binding = {"number": first.word, "send": send.word if send else ""}
    if last:
        confirm = last.pressed(by_script=False, other_than=send)
        binding |= {"code": last.word, "confirm": confirm.word if confirm else ""}
    return {"forced": first.came_from(), "sms_binding": {"landmark": first.heading} | binding}


@dataclass(frozen=True)
class Typed:
    """A field, on the newest page that has it: the one that something was sent from."""

    sent: Sent
    shown: Shown | None
    field: Thing | None

    @classmethod
    def of(cls, sent: Sent, name: str) -> "Typed":
        """The field of this name; none where no page has one, since scripts drew it."""
        there = ((shown, shown.page.field(name)) for shown in sent.before)
        shown, field = next((pair for pair in there if pair[1]), (None, None))
        return cls(sent, shown, field)

    @property
    def word(self) -> str:
        """What a profile says of it."""
        return self.field.word if self.field else ""

    @property
    def heading(self) -> str:
        """The heading of its page, where no page without it had the same."""
        heading = self.shown.page.heading if self.shown else ""
        others = (one.page for one in self.sent.before if self.field and not one.page.field(self.field.name))
        return "" if heading in [other.heading for other in others] else heading

    def pressed(self, by_script: bool, other_than: Thing | None = None) -> Thing | None:
        """The button that sent it: in its form, one that is called as it was sent, or is called nothing."""
        if not (self.shown and self.field):
            return None
        named = self.sent.values
        able = [
            one
            for one in self.shown.page.after(self.field)
            if one.is_pressed
            and one is not other_than
            and (not one.name or named.get(one.name) == one.given.get("value", ""))
        ]
        wanted = "button" if by_script else "submit"
        return next((one for one in able if one.kind == wanted), next(iter(able), None))

    def came_from(self) -> dict[str, str]:
        """The words of the page that led to this one, by a link or a form; of none that did not."""
        if not self.shown:
            return {}
        for shown in self.sent.before[self.sent.before.index(self.shown) + 1 :]:
            for thing in shown.page.things:
                goes = thing.given.get("href") or shown.page.leads_to.get(thing.form, "")
                if goes and not thing.is_field and _same(urljoin(shown.address, goes), self.shown.address):
                    return {"landmark": shown.page.heading, "bind": thing.word}
        return {}


def _same(one: str, other: str) -> bool:
    return one.partition("#")[0].rstrip("?") == other.partition("#")[0].rstrip("?")


def _told_apart(told: Words) -> Words:
    """The words without those that say nothing, and without headings that more than one screen has."""
    headings = [said.get("landmark") for said in told.values()]
    return {
        screen: {
            key: word
            for key, word in said.items()
            if word and (key != "landmark" or headings.count(word) == 1)
        }
        for screen, said in told.items()
    }
