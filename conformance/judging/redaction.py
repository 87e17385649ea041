"""Verdict rule 9: secrets are replaced by their names before anything reaches the disk or the terminal."""

import re
from collections import defaultdict
from collections.abc import Mapping

from conformance.judging.notations import COUNTRY, Notation, national, notations, plain
from conformance.showing import recordable

STARS = re.compile("[*＊•●×]{2,}")
MASKED = re.compile(rf"{COUNTRY}(\d{{0,10}})[\s-]?({STARS.pattern})[\s-]?(\d{{0,10}})")
EMBEDDED = re.compile(r"data:image/[^\s\"'<>)\\]+")
"""A picture inside a text: it may be the QR code of a secret."""
KNOWN_DIGITS = 3
"""As few digits of a masked number as are still taken for that number."""
EARLIER = "of an earlier scenario"
SHORT = 8
"""Below so many characters an earlier secret is looked for where it stands alone: parts of it are chance."""
GRAM = 6
"""Characters by which it is looked up quickly which of many secrets may be in a text."""
CUT = 4000
"""Characters at a text's end in which the beginning of a secret may stand that goes on past it."""


class Redactor:
    """Replaces each secret of a world by `⟦Li's phone⟧`, and says which part of a number was shown.

    It knows what it was given at first, and what it has learnt in each scenario, for as long as the world
    stands: a message may come late, and a log tells of everything.
    """

    def __init__(self, secrets: Mapping[str, str]) -> None:
        """secrets: secret -> name; telephone numbers are in E.164."""
        self._known: dict[str, _Secret] = {}
        self._by_gram: defaultdict[str, list[tuple[Notation, _Secret]]] = defaultdict(list)
        self._sizes: set[int] = set()
        self._now: dict[str, _Secret] = {}
        """What the scenario that runs has."""
        self.learn(secrets)
        self._lasting = dict(self._now)

    def learn(self, secrets: Mapping[str, str]) -> None:
        """Know these as well, by these names."""
        for secret, name in secrets.items():
            if secret.strip():
                known = self._known.get(secret) or self._enter(secret, name)
                known.name, known.earlier = name, False
                self._now[secret] = known

    def _enter(self, secret: str, name: str) -> "_Secret":
        known = self._known[secret] = _Secret(secret, name)
        for notation in notations(secret):
            gram = notation.core[:GRAM]
            self._by_gram[gram].append((notation, known))
            self._sizes.add(len(gram))
        return known

    def begin(self) -> None:
        """Begin a scenario: what was learnt so far was another one's."""
        for secret, known in self._now.items():
            if secret not in self._lasting:
                known.age()
        self._now = dict(self._lasting)

    def __call__(self, text: str) -> str:
        """Return the text without embedded pictures and secrets, in whichever notation they stand there."""
        text = EMBEDDED.sub("⟦picture⟧", recordable(text))
        for notation, secret in self._found(plain(text)):
            text = secret.hidden(text, notation)
        return MASKED.sub(self._name_masked, text) if STARS.search(text) else text

    def beginning(self, text: str, most: int) -> str:
        """Return the beginning of a text, redacted before it is cut: so many characters at the most."""
        looked_at = text[: 2 * most + CUT]
        redacted = self(looked_at)
        if len(looked_at) == len(text) and len(redacted) <= most:
            return redacted
        sure = redacted if len(looked_at) == len(text) else redacted[:-CUT]
        return f"{sure[: most - 1]}…"

    def _found(self, text: str) -> list[tuple[Notation, "_Secret"]]:
        """What may be in a plain text, the longest first."""
        grams = {text[place : place + size] for size in self._sizes for place in range(len(text))}
        near = (pair for gram in grams & self._by_gram.keys() for pair in self._by_gram[gram])
        return sorted((one for one in near if one[0].core in text), key=lambda one: -len(one[0].core))

    def _name_masked(self, found: re.Match[str]) -> str:
        start, stars, end = found.groups()
        parts = [(len(start), "digits"), (len(stars), "stars"), (len(end), "digits")]
        shown = ", ".join(f"{count} {kind}" for count, kind in parts if count)
        for secret in self._now.values():
            if len(start) + len(end) >= KNOWN_DIGITS and secret.fits(start, end):
                return f"⟦{secret.name}, shown as {shown}⟧"
        return found.group()


class _Secret:
    def __init__(self, secret: str, name: str) -> None:
        self._number = national(secret)
        self._short = len(secret) < SHORT
        self.name = name
        self.earlier = False

    def age(self) -> None:
        """Be an earlier scenario's from now on."""
        self.name, self.earlier = f"{self.name} {EARLIER}", True

    def hidden(self, text: str, notation: Notation) -> str:
        """Return the text with the secret's name in its place."""
        label = f"⟦{self.name}, all {len(self._number)} digits⟧" if self._number else f"⟦{self.name}⟧"
        by_chance = self.earlier and self._short and not notation.encoded
        return notation.alone.sub(lambda _: label, text) if by_chance else notation.replaced(text, label)

    def fits(self, start: str, end: str) -> bool:
        """Whether a masked number may be this one."""
        return bool(self._number) and self._number.startswith(start) and self._number.endswith(end)
