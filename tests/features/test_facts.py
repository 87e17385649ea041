"""Facts that sentences note and read: whoever reads one stands behind a sentence that notes it."""

import ast
import inspect
import re
from collections.abc import Iterator, Mapping
from functools import cache
from textwrap import dedent

import pytest

from steps.facts import Fact, Facts
from tests.features.guide import Sentence, everything, sentences
from tests.house.modules import modules, tree

FACTS = {name: fact for name, fact in vars(Facts).items() if isinstance(fact, Fact)}
SAID = [sentence.text for sentence in sentences()]
ROOMS = ("steps.sentences", "steps.ways", "steps.methods")


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if "“" in fact.noted_by])
def test_the_sentence_that_notes_a_fact_is_said(name: str) -> None:
    named = re.findall("“(.+?)”", FACTS[name].noted_by)
    words = [re.compile(".+".join(map(re.escape, one.split("…")))) for one in named]
    assert [one.pattern for one in words if not any(one.search(text) for text in SAID)] == []


def test_a_fact_is_read_behind_a_sentence_that_notes_it() -> None:
    read = [*readings()]
    assert read
    assert [line for line, noted in read if not noted] == []


def readings() -> Iterator[tuple[str, bool]]:
    """Each reading of a fact, with whether this sentence, or one before it in the scenario, notes it."""
    for where, chapter in everything():
        for scenario in (scenario for rule in chapter.rules for scenario in rule.scenarios):
            for run in scenario.runs:
                noted: set[str] = set()
                for sentence in run:
                    reads, notes = facts_of(sentence)
                    noted |= notes
                    yield from ((f"{name} in {where}: {sentence.text}", name in noted) for name in reads)


@cache
def facts_of(sentence: Sentence) -> tuple[frozenset[str], frozenset[str]]:
    """What a sentence's function reads itself, and what it notes, by itself or by what it calls."""
    (definition,) = sentence.definitions()
    function = ast.parse(dedent(inspect.getsource(definition.step_func)))
    notes = touched(function, ast.Store).union(*(noted_by().get(name, ()) for name in called(function)))
    return frozenset(touched(function, ast.Load)), frozenset(notes)


@cache
def noted_by() -> Mapping[str, set[str]]:
    """What each function notes, by itself or by what it calls."""
    known = [
        (node.name, touched(node, ast.Store), called(node))
        for room in ROOMS
        for path in modules(room)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.name != "_"
    ]
    notes: dict[str, set[str]] = {name: set() for name, _, _ in known}
    for _ in known:  # a chain of calls is no longer than that
        before = sum(map(len, notes.values()))
        for name, own, calls in known:
            notes[name] |= own.union(*(notes.get(one, ()) for one in calls))
        if sum(map(len, notes.values())) == before:
            break
    return notes


def touched(node: ast.AST, how: type[ast.expr_context]) -> set[str]:
    """Which facts are read or noted: `scene.facts.x`."""
    return {
        one.attr
        for one in ast.walk(node)
        if isinstance(one, ast.Attribute) and isinstance(one.ctx, how)
        if isinstance(one.value, ast.Attribute) and one.value.attr == "facts"
    }


def called(node: ast.AST) -> set[str]:
    """The last names of what is called."""
    calls = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
    return {one.id if isinstance(one, ast.Name) else getattr(one, "attr", "") for one in calls}


def test_each_fact_names_the_sentence_that_notes_it() -> None:
    said = {name: fact.noted_by for name, fact in FACTS.items()}
    assert {name: by for name, by in said.items() if "“" not in by and not by.startswith("a sentence ")} == {}
