"""Screens as user-interface kits and products render them, a file of kits/ for each family of pages.

A page begins with a comment that names whose it is, an arrow, and what is to be seen or pressed on it. What
stands before the first of them is part of every page.
"""

import re
from pathlib import Path

import pytest

BEGINS = re.compile(r"<!-- (.+) -> (.*) -->\n")


def pages(family: str) -> list[object]:
    """Each page of a family: its HTML, and what its comment says after the arrow."""
    text = (Path(__file__).parent / "kits" / f"{family}.html").read_text(encoding="utf-8")
    head, *rest = BEGINS.split(text)
    each = zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    return [pytest.param(head + page, wanted, id=kit) for kit, wanted, page in each]
