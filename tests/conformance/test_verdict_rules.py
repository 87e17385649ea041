"""Verdict rules 1 to 3, each by a small feature that is really run."""

import pytest

from conformance.judging.verdict import Verdict
from conformance.run import Scenario
from tests.conformance.small_suite import Suite

WITNESS = 'Witness(request.config.getoption("--trace-on-fail"))'
"""How the small suite makes its witness."""


def test_a_pass_has_a_picture_at_each_then(suite: Suite) -> None:
    suite.scenario("Given the world works", "Then the world works", "And the world works")
    only = suite.run().only
    assert only.verdict is Verdict.PASS
    assert [bool(step.picture) for step in only.steps] == [False, True, True]
    assert all((suite.path / "reports/latest" / step.picture).exists() for step in only.steps if step.picture)


def test_a_contradiction_in_a_then_is_a_fail(suite: Suite) -> None:
    suite.scenario("Given the world works", "Then the world works", "And the world contradicts", "And so on")
    ended = suite.run()
    assert ended.only.verdict is Verdict.FAIL
    assert (ended.only.expected, ended.only.seen) == ("a refusal", "⟦Li's phone, all 11 digits⟧ was accepted")
    assert [step.outcome for step in ended.only.steps] == ["passed", "passed", "failed", "not reached"]
    assert ended.only.steps[2].picture
    assert ended.code == 1


@pytest.mark.parametrize("keyword", ["Given", "When"])
@pytest.mark.parametrize("does", ["contradicts", "asserts"])
def test_what_goes_wrong_in_a_given_or_when_is_inconclusive(suite: Suite, keyword: str, does: str) -> None:
    suite.scenario(f"{keyword} the world works", f"And the world {does}", "Then the world works")
    ended = suite.run()
    assert ended.only.verdict is Verdict.INCONCLUSIVE
    assert ended.only.reason
    assert ended.code == 2


@pytest.mark.parametrize("keyword", ["Given", "When", "Then"])
def test_what_does_not_come_is_inconclusive_whatever_the_step(suite: Suite, keyword: str) -> None:
    suite.scenario(f"{keyword} the world does not come", "Then the world works")
    only = suite.run().only
    assert (only.verdict, only.reason) == (
        Verdict.INCONCLUSIVE,
        "no code came to ⟦Li's phone, all 11 digits⟧",
    )


@pytest.mark.parametrize(
    "steps",
    [
        ["Then the world asserts"],
        ["Then a fixture asserts"],
        ["Then a fixture contradicts"],
        ["Given a fixture asserts", "Then the world works"],
        ["When a fixture asserts", "Then the world works"],
        ["Then the world uses a broken fixture"],
        ["Then nobody wrote this step"],
        ["Given nobody wrote this step", "Then the world works"],
        ["Given the world skips", "Then the world works"],
        ["When the world skips", "Then the world works"],
        ["Then the world skips"],
        ["Given the world breaks", "Then the world works"],
        ["When the world breaks", "Then the world works"],
        ["Then the world breaks"],
    ],
    ids=lambda steps: steps[0],
)
def test_an_error_says_nothing_about_the_sut(suite: Suite, steps: list[str]) -> None:
    suite.scenario(*steps)
    ended = suite.run()
    assert ended.only.verdict is Verdict.ERROR
    assert ended.only.reason
    assert ended.code == 4


def test_the_reason_of_an_error_is_one_line_and_its_traceback_is_shown_without_secrets(suite: Suite) -> None:
    suite.scenario("Then the world asserts")
    ended = suite.run()
    assert ended.only.reason.startswith("AssertionError: ")
    assert "test_guide.py" in ended.output
    assert "assert '⟦Li's phone, all 11 digits⟧' == ''" in ended.output


@pytest.mark.parametrize("mark", ["skip", "xfail"])
def test_a_mark_of_pytest_excuses_nothing(suite: Suite, mark: str) -> None:
    suite.replace("steps/test_guide.py", "scenarios(", f"pytestmark = pytest.mark.{mark}\nscenarios(")
    suite.scenario("Then the world contradicts")
    assert suite.run().only.verdict is (Verdict.ERROR if mark == "skip" else Verdict.FAIL)


@pytest.mark.parametrize("keyword", ["Given", "When", "Then"])
def test_what_would_take_too_long_is_not_run(suite: Suite, keyword: str) -> None:
    suite.scenario(f"{keyword} the world is too slow", "Then the world works")
    ended = suite.run()
    assert (ended.only.verdict, ended.only.reason) == (Verdict.NOT_RUN, "it would wait 30 days")
    assert ended.code == 2


@pytest.mark.parametrize("steps", [["Then the world contradicts"], ["When the world asserts", "Then so on"]])
def test_trouble_in_the_world_makes_it_an_error(suite: Suite, steps: list[str]) -> None:
    suite.replace("conftest.py", "return None", 'return "mail.example does not answer"')
    suite.scenario(*steps)
    ended = suite.run()
    assert ended.only.verdict is Verdict.ERROR
    assert ended.only.reason.startswith("mail.example does not answer (")


def test_trouble_is_not_asked_for_when_nothing_went_wrong(suite: Suite) -> None:
    suite.replace("conftest.py", "return None", "raise AssertionError")
    suite.scenario("Then the world works")
    assert suite.run().only.verdict is Verdict.PASS


@pytest.mark.parametrize("answer", ["return None", 'return [("SMS'])
def test_a_witness_that_fails_makes_it_an_error(suite: Suite, answer: str) -> None:
    suite.replace("conftest.py", answer, answer.replace("return", "raise ValueError; return"))
    suite.scenario(f"Then the world {'contradicts' if 'None' in answer else 'works'}")
    only = suite.run().only
    assert only.verdict is Verdict.ERROR
    assert "the witness failed: ValueError" in only.reason


def test_a_picture_that_cannot_be_taken_is_told_and_decides_nothing(suite: Suite) -> None:
    suite.replace("conftest.py", 'return b"a picture"', "raise ValueError('13800138000 is in the way')")
    suite.scenario("Then the world works")
    only = suite.run().only
    assert only.verdict is Verdict.PASS
    assert only.steps[0].picture is None
    assert only.steps[0].lost == "ValueError: ⟦Li's phone, all 11 digits⟧ is in the way"


def test_what_may_hold_unknown_secrets_is_withheld(suite: Suite) -> None:
    suite.replace("conftest.py", 'return {"+86', 'raise ValueError; return {"+86')
    suite.scenario("Then the world contradicts")
    only = suite.run().only
    assert only.seen == only.phone[0].text == "⟦withheld: the secrets in it are unknown⟧"


def test_a_witness_that_cannot_be_called_makes_it_an_error(suite: Suite) -> None:
    suite.replace("conftest.py", f"return {WITNESS}", "assert 1 == 2")
    suite.scenario("Given the world works", "Then the world works")
    only = suite.run().only
    assert only.verdict is Verdict.ERROR
    assert only.reason == "AssertionError: assert 1 == 2"
    assert {step.outcome for step in only.steps} == {"not reached"}


@pytest.mark.parametrize(("does", "verdict"), [("works", Verdict.ERROR), ("contradicts", Verdict.FAIL)])
def test_a_broken_clean_up_spoils_any_verdict_but_a_fail(suite: Suite, does: str, verdict: Verdict) -> None:
    suite.replace("conftest.py", f"return {WITNESS}", f"yield {WITNESS}\n    assert 1 == 2")
    suite.scenario(f"Then the world {does}")
    assert suite.run().only.verdict is verdict


@pytest.mark.parametrize(
    ("does", "verdict"),
    [("works", Verdict.ERROR), ("is too slow", Verdict.NOT_RUN), ("contradicts", Verdict.FAIL)],
)
def test_a_failure_that_nobody_ran_into_spoils_a_pass_alone(
    suite: Suite, does: str, verdict: Verdict
) -> None:
    unnoticed = "from conformance.judging.verdict import Unnoticed; raise Unnoticed('sms: down')"
    suite.replace("conftest.py", f"return {WITNESS}", f"yield {WITNESS}\n    {unnoticed}")
    suite.scenario(f"Then the world {does}")
    assert suite.run().only.verdict is verdict


def test_what_the_profile_does_not_claim_is_inapplicable_and_starts_no_world(suite: Suite) -> None:
    suite.replace("conftest.py", f"return {WITNESS}", "assert 1 == 2")
    suite.scenario("Then the world works", tags="@needs-wechat")
    ended = suite.run()
    assert (ended.only.verdict, ended.only.reason) == (Verdict.INAPPLICABLE, "the ICS has no WeChat")


def test_what_the_profile_withholds_is_not_run_and_starts_no_world(suite: Suite) -> None:
    suite.replace("conftest.py", f"return {WITNESS}", "assert 1 == 2")
    suite.scenario("Then the world works", tags="@needs-attacks")
    ended = suite.run()
    assert (ended.only.verdict, ended.only.reason) == (Verdict.NOT_RUN, "it attacks (ixit.attacks)")


def test_a_dead_world_ends_the_remaining_scenarios_at_once(suite: Suite) -> None:
    suite.replace("conftest.py", f"return {WITNESS}", f"print('a world')\n    return {WITNESS}")
    suite.feature(
        """
        Feature: Chapter
          @G1.1
          Rule: The user signs in
            Scenario: First
              Then the world works
            Scenario: Second
              When the world dies
              Then the world works
            Scenario: Third
              Then the world works
        """
    )
    ended = suite.run("-s")
    assert ended.verdicts == {"First": "pass", "Second": "error", "Third": "error"}
    assert ended.scenarios["Third"].reason == "the world is gone"
    assert ended.output.count("a world") == 2


REFUSED = "1.2 s: Tencent Cloud SMS: AuthFailure.SignatureExpire: off by more than 5 minutes"
UNHEARD = "the SMS sink refused a post: number holds no phone number"


def refusing(suite: Suite, *steps: str, gaps: bool = False) -> Scenario:
    suite.replace("conftest.py", "\nrefusals = []", f"\nrefusals = [{REFUSED!r}]")
    if gaps:
        suite.replace("conftest.py", "\ngaps = []", f"\ngaps = [{UNHEARD!r}]")
    suite.scenario(*steps)
    return suite.run().only


@pytest.mark.parametrize(
    ("steps", "verdict"),
    [
        (["Then the world contradicts"], Verdict.FAIL),
        (["Given the world asserts", "Then the world works"], Verdict.INCONCLUSIVE),
        (["Then the world breaks"], Verdict.ERROR),
    ],
)
def test_no_pass_names_what_our_gateways_refused(suite: Suite, steps: list[str], verdict: Verdict) -> None:
    only = refusing(suite, *steps)
    assert (only.verdict, only.refusals) == (verdict, [REFUSED])
    assert only.reason.endswith(f"our gateways refused: {REFUSED}")


def test_a_pass_keeps_them_in_its_evidence(suite: Suite) -> None:
    only = refusing(suite, "Then the world works")
    assert (only.verdict, only.reason, only.refusals) == (Verdict.PASS, "", [REFUSED])
    report = (suite.path / "reports" / "latest" / "report.html").read_text(encoding="utf-8")
    assert "What our gateways refused" in report and REFUSED in report


@pytest.mark.parametrize("does", ["works", "contradicts"])
def test_what_our_own_side_did_not_hear_shows_nothing(suite: Suite, does: str) -> None:
    only = refusing(suite, f"Then the world {does}", gaps=True)
    assert only.verdict is Verdict.INCONCLUSIVE
    assert only.reason.startswith(UNHEARD)
