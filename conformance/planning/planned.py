"""What a run has to judge: every scenario and every row of an outline, in the features of one language."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from _pytest.mark.expression import Expression
from gherkin.parser_types import Scenario

from conformance.planning import features
from conformance.run import Wording


@dataclass(frozen=True, kw_only=True)
class Planned:
    """One scenario, or one row of an outline, that must end with a verdict."""

    key: str
    """File inside the language's folder, line, and row: `forced_binding.feature:42[row 2]`."""
    chapter: str
    file: str
    line: int
    rule: str
    name: str
    clause: str
    tags: tuple[str, ...]
    example: dict[str, str]
    steps: tuple[tuple[str, str], ...]
    """Keyword and text of each step, those of the backgrounds first."""
    fault: str
    """Why it cannot be judged as it is written; empty when it can."""

    @property
    def wording(self) -> Wording:
        """What is said, without what it is called by."""
        return Wording(
            chapter=self.chapter, rule=self.rule, name=self.name, steps=list(self.steps), example=self.example
        )

    def marked(self, marks: str) -> bool:
        """Whether a -m expression chooses it; an empty one chooses all."""
        return not marks or Expression.compile(marks).evaluate(lambda name, /, **_: name in self.tags)


def _key(file: str, line: int, row: int | None) -> str:
    return f"{file}:{line}" if row is None else f"{file}:{line}[row {row}]"


def plan(folder: Path, root: Path, clauses: Collection[str]) -> list[Planned]:
    """Return every scenario and row of the features below `folder`, in the order of files and lines.

    `clauses` are the registered ids; files are named relative to `root`. Raises FeatureError.
    """
    chapters = (_Chapter(path, folder, root) for path in sorted(folder.rglob("*.feature")))
    return [planned for chapter in chapters for planned in chapter.planned(clauses)]


class _Chapter:
    def __init__(self, path: Path, folder: Path, root: Path) -> None:
        self._file = path.relative_to(root).as_posix()
        self._short = path.relative_to(folder).as_posix()
        self._read = features.read(path, self._file)
        self._keywords = self._read.keywords
        self._names = Counter(scenario["name"] for _, _, scenario in self._read.scenarios)

    def planned(self, clauses: Collection[str]) -> Iterator[Planned]:
        for rule, tags, scenario in self._read.scenarios:
            blank = self._blank(rule, tags, scenario, [tag for tag in tags if tag in clauses])
            yield from self._rows(blank, scenario)
            yield from self._empty_tables(blank, scenario)

    def _blank(self, rule: str, tags: list[str], scenario: Scenario, clauses: list[str]) -> Planned:
        line = scenario["location"]["line"]
        return Planned(
            key=_key(self._short, line, None),
            chapter=self._read.title,
            file=self._file,
            line=line,
            rule=rule,
            name=scenario["name"],
            clause=clauses[0] if clauses else "",
            tags=tuple(tags),
            example={},
            steps=(),
            fault=self._fault(scenario, clauses),
        )

    def _fault(self, scenario: Scenario, clauses: list[str]) -> str:
        if self._names[scenario["name"]] > 1:
            return f"{self._short} has more than one scenario of this name"
        if len(clauses) != 1:
            return f"its rule must carry exactly one clause tag, it carries {len(clauses)}"
        if not any(step["keywordType"] == "Outcome" for step in scenario["steps"]):
            return "it has no Then, so it would judge nothing"
        return ""

    def _rows(self, blank: Planned, scenario: Scenario) -> Iterator[Planned]:
        pickles = [pickle for pickle in self._read.pickles if pickle["astNodeIds"][0] == scenario["id"]]
        examples = list(_examples(scenario))
        for number, pickle in enumerate(pickles, start=1):
            keywords = (self._keywords[step["astNodeIds"][0]] for step in pickle["steps"])
            texts = (step["text"] for step in pickle["steps"])
            example = examples[number - 1] if examples else {}
            yield replace(
                blank,
                key=_key(self._short, blank.line, number if examples else None),
                name=pickle["name"],
                tags=tuple(tag["name"].removeprefix("@") for tag in pickle["tags"]),
                example=example,
                steps=tuple(zip(keywords, texts, strict=True)),
                fault="its Examples have this row twice" if examples.count(example) > 1 else blank.fault,
            )

    def _empty_tables(self, blank: Planned, scenario: Scenario) -> Iterator[Planned]:
        """Yield what stands for Examples without rows: on the outline's own line if none of them has any."""
        empty = [table for table in scenario["examples"] if not table["tableBody"]]
        lines = {table["location"]["line"] for table in empty}
        if len(empty) == len(scenario["examples"]):
            lines = {blank.line} if empty else set()
        for line in sorted(lines):
            yield replace(blank, key=_key(self._short, line, None), fault="its Examples have no rows")


def _examples(scenario: Scenario) -> Iterator[dict[str, str]]:
    for table in scenario["examples"]:
        for row in table["tableBody"]:
            names = (cell["value"] for cell in table["tableHeader"]["cells"])
            yield dict(zip(names, (cell["value"] for cell in row["cells"]), strict=True))
