"""The project's modules as syntax trees, and what they import."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


def modules(package: str) -> list[Path]:
    """The module of this dotted name, or every module of the package of this name."""
    path = ROOT.joinpath(*package.split("."))
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


@cache
def tree(path: Path) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> set[str]:
    """The dotted names that a module imports, wherever in it; relative ones as they are written."""
    return {name for node in ast.walk(tree(path)) for name in _imported(node)}


def within(name: str, package: str) -> bool:
    """Whether a dotted name is the package, or lies inside it."""
    return name == package or name.startswith(f"{package}.")


def place(path: Path) -> str:
    """The module's path inside the project."""
    return path.relative_to(ROOT).as_posix()


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        source = "." * node.level + (node.module or "")
        yield from (f"{source}.{alias.name}" for alias in node.names)
