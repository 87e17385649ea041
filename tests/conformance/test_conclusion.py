"""Verdict rule 7: what a whole run says, and how gravely."""

import pytest

from tests.conformance.small_suite import BROKEN, PLAIN, Suite


def test_an_error_comes_before_a_fail_and_the_fail_is_still_named(suite: Suite) -> None:
    suite.feature(BROKEN.replace("And the world works", "And the world breaks"))
    ended = suite.run()
    assert ended.run
    assert ended.code == 4
    assert ended.run.outcome == "does not conform"
    assert ended.run.summary == (
        "Guide, profile fake: Does not conform; failed: G1.2; 1 scenario ended in a harness error."
    )


def test_a_fail_comes_before_what_is_inconclusive(suite: Suite) -> None:
    suite.feature(BROKEN.replace("When the world works", "When the world asserts"))
    ended = suite.run()
    assert ended.run
    assert ended.code == 1
    assert ended.run.summary == (
        "Guide, profile fake: Does not conform; failed: G1.2; 1 scenario inconclusive."
    )


def test_what_is_inconclusive_apart_from_the_guide_keeps_a_run_from_conforming(suite: Suite) -> None:
    last = "Then the world works"
    suite.feature(f"{PLAIN.rstrip().removesuffix(last)}Given the world asserts\n      {last}\n")
    ended = suite.run()
    assert ended.verdicts["Used twice"] == "inconclusive"
    assert ended.code == 2


@pytest.mark.parametrize(
    ("steps", "verdict"),
    [
        (["works", "contradicts", "breaks", "is too slow"], "fail"),
        (["works", "breaks", "is too slow"], "error"),
        (["works", "is too slow"], "pass"),
        (["is too slow"], "not-run"),
    ],
)
def test_a_clause_has_the_gravest_verdict_of_its_own(suite: Suite, steps: list[str], verdict: str) -> None:
    scenarios = "".join(f"    Scenario: It {does}\n      Then the world {does}\n" for does in steps)
    suite.feature(f"Feature: Chapter\n  @G1.1\n  Rule: The user signs in\n{scenarios}")
    ended = suite.run()
    assert ended.run
    assert {clause.id: clause.verdict for clause in ended.run.clauses}["G1.1"] == verdict


def test_a_clause_is_inapplicable_when_all_of_it_is(suite: Suite) -> None:
    suite.feature(PLAIN.replace("@G1.2", "@G1.2 @needs-wechat"))
    ended = suite.run()
    assert ended.run
    assert {clause.id: clause.verdict for clause in ended.run.clauses}["G1.2"] == "inapplicable"
    assert ended.code == 0


def test_hosts_that_the_proxy_refused_are_noted_once(suite: Suite) -> None:
    suite.replace("conftest.py", '"error": None', '"error": "refused"')
    suite.feature(PLAIN)
    ended = suite.run()
    assert ended.run
    assert ended.run.notes.count("a page asked for mail.example, which the profile does not allow") == 1
    assert ended.code == 0
