"""Facts that sentences note: each scene has its own, and what nobody noted says what is missing."""

import pytest

from conformance.judging.judgement import judge
from conformance.judging.verdict import HarnessFault, Verdict
from steps.facts import Facts
from steps.screens.places import Outcome, Place


def test_what_was_noted_last_is_read_in_that_scene_alone() -> None:
    facts, others = Facts(), Facts()
    facts.outcome = Outcome(Place.TRUST)
    facts.outcome = Outcome(Place.WELCOME)
    assert facts.outcome == Outcome(Place.WELCOME)
    assert Facts.outcome.or_else(others, Outcome(Place.NOWHERE)) == Outcome(Place.NOWHERE)


def test_what_nobody_noted_says_which_sentence_notes_it() -> None:
    said = r"nobody noted what stands in the QR code \(facts\.link\): “… sees the QR code for …” notes it"
    with pytest.raises(HarnessFault, match=said) as unnoted:
        _ = Facts().link
    assert judge(unnoted.value, "then", "").verdict is Verdict.ERROR


def test_something_else_may_stand_for_what_nobody_noted() -> None:
    facts = Facts()
    assert Facts.typed_number.or_else(facts, "+8613900000001") == "+8613900000001"
    facts.typed_number = "+8613900000002"
    assert Facts.typed_number.or_else(facts, "+8613900000001") == "+8613900000002"
