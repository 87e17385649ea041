"""Each clause of the register is a Rule, and each Rule is a clause of the register."""

import pytest

from conformance import profile as target
from conformance.judging import register
from conformance.planning.planned import plan
from tests.features.guide import FEATURES, LANGUAGES, chapter, everything, files

REGISTER = register.load(FEATURES / "clauses.toml")
GUIDE = {"G0": 7, "G1": 2, "G2": 2, "G3": 14, "G4": 8, "G5": 6, "G6": 10}
"""The guide's clauses: how many each step of it has, numbered from 1."""


def test_the_guides_clauses_are_registered() -> None:
    guide = [f"{step}.{number}" for step, count in GUIDE.items() for number in range(1, count + 1)]
    assert [entry.id for entry in REGISTER if entry.source.startswith(("KUST guide", "inferred"))] == guide
    assert [entry.id for entry in REGISTER if entry.level in ("must", "shown", "implied")] == guide


@pytest.mark.parametrize(("language", "sentence"), [("en", "en"), ("zh-CN", "zh")])
def test_rules_and_clauses_are_the_same(language: str, sentence: str) -> None:
    """A clause may have a rule in several chapters, such as that of races, but one in each."""
    rules = [
        (file, rule.tags[0], rule.name) for file in files(language) for rule in chapter(language, file).rules
    ]
    assert len(set(rules)) == len(rules)
    stated = {(clause, name) for _, clause, name in rules}
    assert stated == {(entry.id, getattr(entry, sentence)) for entry in REGISTER}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_can_be_judged(language: str) -> None:
    """Under one clause, with a name of its own, rows in its tables and a Then."""
    planned = plan(FEATURES / language, FEATURES.parent, {entry.id for entry in REGISTER})
    assert {f"{one.file}: {one.name}": one.fault for one in planned if one.fault} == {}


def test_further_tags_are_what_a_profile_can_claim() -> None:
    profile = target.load(FEATURES.parent / "targets" / "reference.toml")
    scenarios = [scenario for _, one in everything() for rule in one.rules for scenario in rule.scenarios]
    tags = {tag for scenario in scenarios for run in scenario.run_tags for tag in run}
    assert tags - {entry.id for entry in REGISTER} == set(profile.features())
