"""The features in both languages, and the step function behind each of their sentences."""

import inspect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path

from gherkin.parser_types import Rule as RuleNode
from gherkin.parser_types import Scenario as ScenarioNode
from gherkin.parser_types import Tag
from gherkin.pickles.compiler import Pickle, PickleTag, is_rule_container, is_scenario_container
from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from conformance.planning.features import read
from conftest import pytest_plugins

FEATURES = Path(__file__).parents[2] / "features"
LANGUAGES = ("en", "zh-CN")
TYPES = {"Context": "given", "Action": "when", "Outcome": "then"}


def _definitions() -> list[StepFunctionContext]:
    for name in pytest_plugins:
        import_module(name)
    known = step_function_context_registry.values()
    return [one for one in known if one.step_func.__module__ in pytest_plugins]


DEFINITIONS = _definitions()
"""Every sentence that a step module of the root conftest defines."""


@dataclass(frozen=True)
class Sentence:
    """A step with the values of its example row, and its type in pytest-bdd's words."""

    type: str
    text: str

    def definitions(self) -> list[StepFunctionContext]:
        """What pytest-bdd could choose from."""
        return _matching(self.type, self.text)

    def meanings(self) -> list[str]:
        """Module, line and arguments of each step function that the sentence matches."""
        arguments = ((one, one.parser.parse_arguments(self.text) or {}) for one in self.definitions())
        return [f"{function_of(one)} {sorted(given.items())}" for one, given in arguments]


@dataclass(frozen=True)
class Scenario:
    """A scenario, or an outline with the number of rows in each of its tables; `runs` are its pickles.

    `run_tags` are what each pickle is tagged with in the end, by chapter, rule, scenario and table.
    """

    name: str
    tags: tuple[str, ...]
    tables: tuple[int, ...]
    runs: tuple[tuple[Sentence, ...], ...]
    run_tags: tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Rule:
    """A rule, with the tags that it carries itself."""

    name: str
    tags: tuple[str, ...]
    scenarios: tuple[Scenario, ...]


@dataclass(frozen=True)
class Chapter:
    """One feature file."""

    title: str
    tags: tuple[str, ...]
    rules: tuple[Rule, ...]


def files(language: str) -> list[str]:
    """The names of the feature files of a language."""
    return sorted(path.name for path in (FEATURES / language).rglob("*.feature"))


@cache
def chapter(language: str, file: str) -> Chapter:
    """A feature file of a language."""
    one = read(FEATURES / language / file, file)
    assert one.feature, f"{language}/{file} is empty"
    rules = (child["rule"] for child in one.feature["children"] if is_rule_container(child))
    return Chapter(one.title, _tags(one.feature["tags"]), tuple(_rule(rule, one.pickles) for rule in rules))


def everything() -> Iterator[tuple[str, Chapter]]:
    """Each chapter of both languages, with the place to name in a message."""
    for language in LANGUAGES:
        for file in files(language):
            yield f"{language}/{file}", chapter(language, file)


def sentences() -> dict[Sentence, str]:
    """Each sentence that is played, once, with a place where it stands."""
    return {
        sentence: f"{place}, {rule.tags}, {scenario.name}: {sentence.text}"
        for place, one in everything()
        for rule in one.rules
        for scenario in rule.scenarios
        for run in scenario.runs
        for sentence in run
    }


def function_of(definition: StepFunctionContext) -> str:
    """Where a step function stands: `steps.sentences.sms:33`."""
    function = inspect.unwrap(definition.step_func)
    return f"{function.__module__}:{function.__code__.co_firstlineno}"


@cache
def _matching(type_: str, text: str) -> list[StepFunctionContext]:
    return [one for one in DEFINITIONS if one.type == type_ and one.parser.is_matching(text)]


def _rule(rule: RuleNode, pickles: list[Pickle]) -> Rule:
    scenarios = (child["scenario"] for child in rule["children"] if is_scenario_container(child))
    return Rule(rule["name"], _tags(rule["tags"]), tuple(_scenario(one, pickles) for one in scenarios))


def _scenario(scenario: ScenarioNode, pickles: list[Pickle]) -> Scenario:
    own = [pickle for pickle in pickles if pickle["astNodeIds"][0] == scenario["id"]]
    runs = (tuple(Sentence(TYPES[step["type"]], step["text"]) for step in pickle["steps"]) for pickle in own)
    tables = tuple(len(table["tableBody"]) for table in scenario["examples"])
    run_tags = tuple(frozenset(_tags(pickle["tags"])) for pickle in own)
    return Scenario(scenario["name"], _tags(scenario["tags"]), tables, tuple(runs), run_tags)


def _tags(tags: Sequence[Tag | PickleTag]) -> tuple[str, ...]:
    return tuple(tag["name"].removeprefix("@") for tag in tags)
