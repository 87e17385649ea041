"""Each sentence has one step function, each step function its sentences; and an auditor could say them."""

import re
from collections import defaultdict

from tests.features.guide import DEFINITIONS, everything, function_of, sentences

CHINESE = re.compile(r"[一-鿿]")
TECHNICAL = re.compile(
    r"[/\\_=<>{}\[\]#@$|`]"
    r"|[A-Za-z0-9]\.[A-Za-z]"
    r"|(?<![a-z])(css|xpath|html|https?|urls?|json|api|dom|iframe|selector|regex|null|true|false)(?![a-z])",
    re.IGNORECASE,
)
"""Paths, addresses, selectors and code; words are bounded by letters, for Chinese has no spaces."""


def test_each_sentence_matches_one_step_function() -> None:
    matches = {place: sentence.meanings() for sentence, place in sentences().items()}
    assert {place: found for place, found in matches.items() if len(found) != 1} == {}


def test_each_defined_sentence_is_used() -> None:
    used = {id(one) for sentence in sentences() for one in sentence.definitions()}
    assert [f"{function_of(one)} {one.parser.name}" for one in DEFINITIONS if id(one) not in used] == []


def test_each_step_function_has_a_sentence_in_each_language() -> None:
    spoken = defaultdict(set)
    for one in DEFINITIONS:
        spoken[function_of(one)].add("zh-CN" if CHINESE.search(one.parser.name) else "en")
    assert {function: known for function, known in spoken.items() if known != {"en", "zh-CN"}} == {}


def test_each_sentence_is_an_auditors() -> None:
    names = {name: place for place, one in everything() for name in (one.title, *(r.name for r in one.rules))}
    names |= {sentence.text: place for sentence, place in sentences().items()}
    assert {place: name for name, place in names.items() if TECHNICAL.search(name)} == {}
