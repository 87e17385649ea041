"""Whatever the pages and the code speak of is there: files, modules, rules, clauses, links."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from conformance.judging import register
from tests.house.modules import ROOT, place
from tests.house.texts import OURS, Line, files, pages, said

DESIGN = ROOT / "docs" / "DESIGN.md"
ADDRESS = re.compile(r"\w+://\S+|\b[\w.-]+@[\w.-]+")
ENDINGS = "py|md|toml|feature|json|jsonl|html|css|js|svg|xml|sh|txt|in|yml|yaml|png"
ROOM = "|".join(re.escape(f"{folder}/") for folder in OURS)
IN_A_ROOM = re.compile(rf"(?<![\w./{{-])(?:{ROOM})[\w./-]*")
"""A path that begins with one of the project's folders."""
FILE = re.compile(rf"(?<![\w./:@*<{{-])[\w-][\w./-]*\.(?:{ENDINGS})\b(?![\w(./-])")
"""Anything else that is called like a file."""
MODULE = re.compile(r"\b(?:steps|conformance|fake_services|tests)(?:\.[a-z_]\w*)+")
RULES = re.compile(r"(?:\b[Rr]ules?|规则) (\d+)(?:(?: to | and |、|, )(\d+))?\b")
CLAUSE = re.compile(r"(?<![\w.-])(?:G\d\.\d+|C\.[a-z][a-z-]+[a-z])\b")
LINK = re.compile(r"\]\(([^)\s]+)\)")
EXAMPLES = re.compile(
    r"(targets/)?(x|ours|other|file|pool|NAME)(\.waivers)?\.toml|targets/ours/|sign_in\.py|RUN\.json"
    r"|(conformance/profile/methods|steps/methods)/x\.py|fake_services/providers/x/"
)
"""Files that a reader would write."""
MADE = re.compile(
    r"(reports/\S+/)?(report\.html|run\.json|junit\.xml|scenarios\.jsonl|kill-matrix\.html|duel\.json|selected\.json)"
    r"|counterexample\.feature|form\.html|(profile|manifest)\.json|summary\.md|handbook\.html"
)
"""Files that a run writes."""


@pytest.mark.parametrize("page", pages(), ids=place)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [line for line in said() if line.file == page]
    assert [
        f"{line} {link}" for line in links for link in LINK.findall(line.text) if not _leads(page, link)
    ] == []


def test_every_file_that_is_spoken_of_is_there() -> None:
    spoken = [(line, name) for line in said() for name in _names(line)]
    assert len(spoken) > 200
    assert [f"{line} {name}" for line, name in spoken if not _exists(line.file, name)] == []


def test_every_module_that_is_spoken_of_is_there() -> None:
    spoken = [(line, name) for line in said() for name in MODULE.findall(ADDRESS.sub(" ", line.text))]
    assert spoken
    assert [f"{line} {name}" for line, name in spoken if not _is_module(name)] == []


def test_the_verdict_rules_are_numbered() -> None:
    assert _rules() == list(range(1, 15))


def test_every_rule_that_is_spoken_of_is_there() -> None:
    spoken = [(line, number) for line in said() for number in _cited(line.text)]
    assert spoken
    assert [f"{line} rule {number}" for line, number in spoken if number not in _rules()] == []


def test_every_clause_that_is_spoken_of_is_registered() -> None:
    known = {entry.id for entry in register.load(ROOT / "features" / "clauses.toml")}
    spoken = [(line, clause) for line in said() for clause in CLAUSE.findall(line.text)]
    assert spoken
    assert [f"{line} {clause}" for line, clause in spoken if clause not in known] == []


def _leads(page: Path, link: str) -> bool:
    if "://" in link:
        return True
    name, _, anchor = link.partition("#")
    there = (page.parent / name).resolve() if name else page
    return there.exists() and (not anchor or anchor in _anchors(there))


def _anchors(page: Path) -> set[str]:
    """Where a link into a page may lead, by its headings."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def _names(line: Line) -> Iterator[str]:
    text = ADDRESS.sub(" ", line.text)
    yield from (found.rstrip(".-") for found in IN_A_ROOM.findall(text))
    rest = IN_A_ROOM.sub(" ", text)
    yield from FILE.findall(rest)


def _exists(citing: Path, name: str) -> bool:
    """From the top, from where it is spoken of, or, without a room, anywhere by this ending of its path."""
    if EXAMPLES.fullmatch(name) or MADE.fullmatch(name):
        return True
    if any((base / end).exists() for base in (ROOT, citing.parent) for end in (name, f"{name}.py")):
        return True
    return not IN_A_ROOM.match(name) and any(f"/{place(path)}".endswith(f"/{name}") for path in files())


def _is_module(name: str) -> bool:
    """A module or a package, or a name that one of them says."""
    place, said = ROOT, name.split(".")
    while said and (place / said[0]).is_dir():
        place /= said.pop(0)
    module = (place / said.pop(0)).with_suffix(".py") if said else place / "__init__.py"
    if not module.exists():
        said, module = [module.stem], place / "__init__.py"
    return module.exists() and (not said or bool(re.search(rf"\b{said[0]}\b", module.read_text("utf-8"))))


def _rules() -> list[int]:
    section = DESIGN.read_text(encoding="utf-8").partition("\n## Verdict rules\n")[2].partition("\n## ")[0]
    return [int(number) for number in re.findall(r"^(\d+)\. ", section, re.MULTILINE)]


def _cited(text: str) -> Iterator[int]:
    for numbers in RULES.findall(text):
        yield from (int(number) for number in numbers if number)
