"""A fact that nobody noted names a sentence that notes it: one that the features say."""

import re

import pytest

from steps.facts import Fact, Facts
from tests.features.guide import sentences

FACTS = {name: fact for name, fact in vars(Facts).items() if isinstance(fact, Fact)}
SAID = [sentence.text for sentence in sentences()]


@pytest.mark.parametrize("name", [name for name, fact in FACTS.items() if "“" in fact.noted_by])
def test_the_sentence_that_notes_a_fact_is_said(name: str) -> None:
    named = re.findall("“(.+?)”", FACTS[name].noted_by)
    words = [re.compile(".+".join(map(re.escape, one.split("…")))) for one in named]
    assert [one.pattern for one in words if not any(one.search(text) for text in SAID)] == []
