"""A feature file as gherkin-official reads it: its scenarios, their inherited tags, and its pickles."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gherkin.errors import ParserError
from gherkin.parser import Parser
from gherkin.parser_types import Envelope, Feature, Rule, Scenario
from gherkin.pickles.compiler import (
    Compiler,
    Pickle,
    is_background_container,
    is_rule_container,
    is_scenario_container,
)


class FeatureError(Exception):
    """A feature file that is no Gherkin. The message is one line: file, place and what is wrong."""


@dataclass(frozen=True)
class Chapter:
    """One feature file."""

    feature: Feature | None
    """What is written; None where the file is empty."""
    pickles: list[Pickle]
    """The scenarios and rows, ready to run."""

    @property
    def title(self) -> str:
        """The name of the feature."""
        return self.feature["name"] if self.feature else ""

    @property
    def scenarios(self) -> list[tuple[str, list[str], Scenario]]:
        """Each scenario with the name of its rule and its tags, the inherited ones first."""
        return list(_scenarios(self.feature)) if self.feature else []

    @property
    def keywords(self) -> dict[str, str]:
        """The keyword of each step by the step's id."""
        return dict(_keywords(self.feature)) if self.feature else {}


def read(path: Path, name: str) -> Chapter:
    """Return the chapter in a feature file; an empty file is an empty chapter.

    Raises FeatureError, which calls the file `name`.
    """
    try:
        document = Parser().parse(path.read_text(encoding="utf-8"))
    except ParserError as error:
        raise FeatureError(f"{name}: {' '.join(str(error).split())}") from error
    feature = document.get("feature")
    return Chapter(feature, Compiler().compile({**document, "uri": name}) if feature else [])


def _children(feature: Feature) -> Iterator[tuple[Rule | None, Envelope]]:
    """Yield what stands in the feature and in its rules, with the rule it stands in."""
    for child in feature["children"]:
        if is_rule_container(child):
            yield from ((child["rule"], inner) for inner in child["rule"]["children"])
        else:
            yield None, child


def _scenarios(feature: Feature) -> Iterator[tuple[str, list[str], Scenario]]:
    for rule, child in _children(feature):
        if is_scenario_container(child):
            scenario = child["scenario"]
            tags = [*feature["tags"], *(rule["tags"] if rule else ()), *scenario["tags"]]
            yield rule["name"] if rule else "", [tag["name"].removeprefix("@") for tag in tags], scenario


def _keywords(feature: Feature) -> Iterator[tuple[str, str]]:
    for _, child in _children(feature):
        if is_background_container(child):
            steps = child["background"]["steps"]
        else:
            steps = child["scenario"]["steps"] if is_scenario_container(child) else []
        yield from ((step["id"], step["keyword"].strip()) for step in steps)
