"""Style and script that stand in the pages themselves: a first visit costs one request."""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar, override

from jinja2 import Environment, FileSystemLoader, StrictUndefined


class Pages(FileSystemLoader):
    """Loads templates, with other text in the place of some of theirs: a variant's front end."""

    instead: ClassVar[Mapping[str, str]] = {}
    """Of every page of this process; to be set before the first is loaded."""

    @override
    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The template's text as it stands in this process."""
        text, file, is_current = super().get_source(environment, template)
        for old, new in self.instead.items():
            text = text.replace(old, new)
        return text, file, is_current


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
