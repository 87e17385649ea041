"""ixit.limits, the figures, and --plan: what a run may cause, said in advance and kept to."""

import msgspec
import pytest

from conformance.planning.budget import Budget
from conformance.planning.figures import Figures, mean, recorded, total
from conformance.profile import Limits
from conformance.run import Spent
from tests.conformance.small_suite import PLAIN, Suite

OUTLINE = """
Feature: Chapter
  @G1.1
  Rule: The user signs in
    Scenario Outline: As <who>
      Then the world works

      Examples:
        | who  |
        | Li   |
        | Wang |
  @G1.2
  Rule: Wrong credentials are refused
    Scenario: Wrong password
      Then the world works
"""
CHINESE = OUTLINE.replace("Wrong password", "密码错误").replace("As <who>", "以<who>的身份")


def spent(logins: int = 0, sms: int = 0, sms_to_one: int = 0, tries: int = 0) -> Spent:
    return Spent(logins=logins, sms=sms, sms_to_one=sms_to_one, tries=tries)


@pytest.mark.parametrize(
    ("limits", "line"),
    [
        (Limits(), ""),
        (Limits(sms_total=10, logins_total=6), ""),
        (Limits(sms_total=9), "ixit.limits.sms_total is 9: 7 so far, and this scenario takes about 3"),
        (Limits(logins_total=5), "ixit.limits.logins_total is 5: 4 so far, and this scenario takes about 2"),
        (
            Limits(sms_per_number_per_hour=2),
            "ixit.limits.sms_per_number_per_hour is 2: this scenario sends about 3 to one number",
        ),
        (Limits(sms_per_number_per_hour=3), ""),
        (Limits(tries_total=4), "ixit.limits.tries_total is 4: 1 so far, and this scenario takes about 4"),
    ],
)
def test_a_scenario_that_would_go_beyond_a_limit(limits: Limits, line: str) -> None:
    budget = Budget(limits, {"next": spent(logins=2, sms=3, sms_to_one=3, tries=4)})
    budget.spend(spent(logins=3, sms=3))
    budget.spend(spent(logins=1, sms=4, tries=1))
    assert budget.refusal("next") == line


def test_what_has_no_figure_counts_by_the_mean() -> None:
    assert mean([spent(sms=1), spent(sms=2), spent(sms=2)]) == spent(sms=2)
    budget = Budget(Limits(sms_total=1), {"other": spent(sms=2)})
    assert budget.refusal("unknown").startswith("ixit.limits.sms_total is 1")


def test_of_messages_to_one_number_the_most_counts() -> None:
    assert total([spent(1, 2, 2), spent(1, 5, 3)]) == spent(2, 7, 3)


@pytest.fixture
def suite(suite: Suite) -> Suite:
    """With figures of a run: logins 1 and SMS 2 in each of three scenarios."""
    suite.feature(OUTLINE)
    suite.feature(CHINESE, language="zh-CN")
    run = suite.run().run
    assert run
    suite.write("ci/data/figures.json", msgspec.json.encode(recorded([run])).decode())
    return suite


def test_figures_are_recorded_by_the_english_names(suite: Suite) -> None:
    figures = msgspec.json.decode((suite.path / "ci" / "data" / "figures.json").read_bytes(), type=Figures)
    assert figures.scenarios == dict.fromkeys(
        ("chapter: As Li [Li]", "chapter: As Wang [Wang]", "chapter: Wrong password"), spent(1, 2, 2)
    )


@pytest.mark.parametrize(
    ("language", "head", "total", "estimate"),
    [
        ("en", "chapter scenarios logins SMS to one mails tries", "all", "an estimate"),
        ("zh-CN", "章 场景 登录 短信 同一号码 邮件 尝试", "合计", "仅为估计"),
    ],
)
def test_the_plan_is_told_and_nothing_is_done(
    suite: Suite, language: str, head: str, total: str, estimate: str
) -> None:
    reports = sorted((suite.path / "reports").iterdir())
    ended = suite.run("--plan", f"--language={language}", "-m", "G1.1")
    assert ended.code == 0
    lines = [line.split() for line in ended.output.splitlines()]
    assert head.split() in lines
    assert [total, "2", "2", "4", "2", "0", "0"] in lines
    assert "SMS: to numbers like +86139########" in ended.output
    assert estimate in ended.output and "have no figure" not in ended.output
    assert sorted((suite.path / "reports").iterdir()) == reports


def test_the_plan_leaves_out_what_the_profile_withholds(suite: Suite) -> None:
    suite.replace("conftest.py", '"needs-attacks" in tags', '"G1.2" in tags')
    ended = suite.run("--plan")
    lines = [line.split() for line in ended.output.splitlines()]
    assert ["all", "2", "2", "4", "2", "0", "0"] in lines
    assert "1 scenarios are not run: it attacks (ixit.attacks)" in ended.output


def test_a_plan_that_is_too_much_is_refused(suite: Suite) -> None:
    suite.replace("conftest.py", "limits = profile.Limits()", "limits = profile.Limits(sms_total=5)")
    line = "ixit.limits.sms_total is 5: 0 so far, and this plan takes about 6"
    ended = suite.run()
    assert (ended.code, ended.output.count(line)) == (3, 1)
    assert "Traceback" not in ended.output and "pass " not in ended.output
    ended = suite.run("--plan")
    assert (ended.code, ended.output.count(line)) == (3, 1)
    assert suite.run("-m", "G1.1").code == 0


def test_a_run_that_reaches_its_limit_stops_there(suite: Suite) -> None:
    suite.replace("conftest.py", "limits = profile.Limits()", "limits = profile.Limits(sms_total=6)")
    suite.replace("conftest.py", '"sms": 2,', '"sms": 3,')
    ended = suite.run()
    assert ended.verdicts == {"As Li Li": "pass", "As Wang Wang": "pass", "Wrong password": "not-run"}
    assert ended.scenarios["Wrong password"].reason == (
        "ixit.limits.sms_total is 6: 6 so far, and this scenario takes about 2"
    )


@pytest.mark.parametrize("option", ["--plan", "--check"])
def test_it_is_looked_at_once(suite: Suite, option: str) -> None:
    ended = suite.run(option, "-n", "2")
    assert ended.code == 3
    assert f"{option} looks once, in one process: leave out -n" in ended.output


def test_no_secret_from_elsewhere_reaches_a_report(suite: Suite) -> None:
    suite.replace("conftest.py", "secrets = {}", 'secrets = {"4d8l-key": "env:KEY"}')
    suite.replace("conftest.py", "code=4d8lq2", "key=4d8l-key")
    ended = suite.run("-m", "G1.2")
    (exchange,) = ended.only.wire
    assert exchange.request == "key=⟦env:KEY⟧"


def test_a_plan_of_nothing_is_refused(suite: Suite) -> None:
    suite.feature(PLAIN)
    ended = suite.run("--plan", "-k", "nobody")
    assert ended.code == 3
    assert "-k nobody: there is no such scenario" in ended.output
