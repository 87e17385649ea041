"""Style and script that stand in the pages themselves: a first visit costs one request."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from pathlib import Path
from typing import ClassVar, override

from jinja2 import Environment, FileSystemLoader, StrictUndefined

HERE = Path(__file__).parent


class NothingReplaced(Exception):
    """A text that should be replaced stands nowhere; says which."""


def rewritten(text: str, instead: Mapping[str, str]) -> str:
    """Return one text with others in the place of some words, as `replaced` does; raises NothingReplaced."""
    return replaced({"": text}, instead)[""]


def replaced(texts: Mapping[str, str], instead: Mapping[str, str]) -> dict[str, str]:
    """Return the texts with others in the place of some words, all at once, so that no order matters.

    instead: words -> what stands in their place. Raises NothingReplaced for words that stand in none.
    """
    words = re.compile("|".join(re.escape(old) for old in sorted(instead, key=len, reverse=True)))
    found: set[str] = set()

    def one(match: re.Match[str]) -> str:
        found.add(match[0])
        return instead[match[0]]

    changed = {name: words.sub(one, text) for name, text in texts.items()} if instead else dict(texts)
    if missing := instead.keys() - found:
        raise NothingReplaced(f"{min(missing)!r} stands in none of {len(texts)} pages; nothing was replaced")
    return changed


class Pages(FileSystemLoader):
    """Loads templates, with other words in the place of some of theirs: a variant's front end."""

    changed: ClassVar[Mapping[str, str]] = {}
    """The changed files of this process, by path; to be set before the first is loaded."""

    @classmethod
    def reword(cls, rewordings: Iterable[Mapping[str, str]]) -> None:
        """Replace words in all pages of this process, one mapping after the other; raises NothingReplaced."""
        files = [file for room in ("templates", "static") for file in HERE.glob(f"*/{room}/*.*")]
        cls.changed = reduce(replaced, rewordings, {str(file): file.read_text("utf-8") for file in files})

    @override
    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template's text as it stands in this process."""
        text, file, is_current = super().get_source(environment, template)
        return self.changed.get(str(Path(file)), text), file, is_current


def environment(folder: Path) -> Environment:
    """Templates of `folder`/templates, which may include what lies in `folder`/static."""
    return Environment(
        loader=Pages([folder / "templates", folder / "static"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def allowed(pages: Environment, name: str) -> str:
    """The source by which a content security policy allows one such text, and no other (CSP 3, 2.3.1)."""
    text = pages.get_template(name).render()
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
