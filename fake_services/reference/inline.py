"""Style and script that stand in the pages themselves: a first visit costs one request."""

import hashlib
from base64 import b64encode
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def environment(folder: Path) -> Environment:
    """Templates of `folder`/templates, which may include what lies in `folder`/static."""
    return Environment(
        loader=FileSystemLoader([folder / "templates", folder / "static"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def allowed(pages: Environment, name: str) -> str:
    """The source by which a content security policy allows one such text, and no other (CSP 3, 2.3.1)."""
    text = pages.get_template(name).render()
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
