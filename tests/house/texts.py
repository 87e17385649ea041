"""What the project says about itself: its pages, and the docstrings and comments of its code."""

import ast
import io
import os
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.house.modules import ROOT, place, tree

OURS = ("features", "steps", "conformance", "fake_services", "targets", "tests", "ci", "docs", ".ci")
"""The folders of the project. Whatever else lies beside them, such as .venv and reports, is made by a run."""
MADE = {".root", ".venv", "__pycache__"}
COMMENTED = {".toml", ".sh", ".in", ".feature", ".yml", ".yaml", ""}
"""Endings of files, scripts without one included, whose comments are lines that begin with `#`."""


class Line(NamedTuple):
    """One line that people read, and where it stands."""

    file: Path
    number: int
    text: str

    def __str__(self) -> str:
        return f"{place(self.file)}:{self.number}"


@cache
def files() -> frozenset[Path]:
    """Every file of the project."""
    top = {path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"}
    return frozenset(top.union(*(_below(ROOT / folder) for folder in OURS)))


@cache
def pages() -> list[Path]:
    """Its pages in Markdown."""
    return sorted(path for path in files() if path.suffix == ".md")


@cache
def said() -> list[Line]:
    """Each line of the pages, and of the docstrings and comments of the code."""
    return [line for path in sorted(files()) for line in _lines(path)]


def _below(folder: Path) -> Iterator[Path]:
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in MADE]
        yield from (Path(path, name) for name in names)


def _lines(path: Path) -> Iterator[Line]:
    if path.suffix == ".md":
        yield from _numbered(path, path.read_text(encoding="utf-8"), 1)
    elif path.suffix == ".py":
        yield from _docstrings(path)
        yield from _comments(path)
    elif path.suffix in COMMENTED:
        every = _numbered(path, path.read_text(encoding="utf-8"), 1)
        yield from (line for line in every if line.text.lstrip().startswith("#"))


def _numbered(path: Path, text: str, first: int) -> Iterator[Line]:
    yield from (Line(path, number, line) for number, line in enumerate(text.splitlines(), start=first))


def _docstrings(path: Path) -> Iterator[Line]:
    """Those of modules, classes and functions, and the texts below attributes."""
    for node in ast.walk(tree(path)):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield from _numbered(path, text, node.lineno)


def _comments(path: Path) -> Iterator[Line]:
    read = io.StringIO(path.read_text(encoding="utf-8")).readline
    for token in tokenize.generate_tokens(read):
        if token.type == tokenize.COMMENT:
            yield Line(path, token.start[0], token.string)
