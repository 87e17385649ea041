"""The project's modules as syntax trees, and what they import."""

import ast
from collections.abc import Container, Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("steps", "conformance", "fake_services", "ci", "tests")


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


def graph() -> dict[str, set[str]]:
    """What each module of the project imports of it, by dotted name; for type checking alone, too.

    Whoever imports a module imports the packages that it lies in, but for those that both lie in.
    """
    named = {_name(path): path for path in _all()}
    return {name: set(_known(name, imports(path), named)) for name, path in named.items()}


def _known(name: str, imported: Iterable[str], known: Container[str]) -> Iterator[str]:
    for one in imported:
        module = _module(one, known)
        while module and not within(name, module):
            yield module
            module = module.rpartition(".")[0]


def _all() -> list[Path]:
    return [ROOT / "conftest.py", *(path for room in ROOMS for path in modules(room))]


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _module(imported: str, known: Container[str]) -> str:
    """The module of the project that an imported name lies in, "" if in none."""
    while imported and imported not in known:
        imported = imported.rpartition(".")[0]
    return imported
