"""--check: what is found and missed is told, and the exit code says it."""

import pytest

from tests.conformance.small_suite import PLAIN, Suite

CHECK = """
import pytest
from conformance.judging.verdict import DeadWorld


def test_the_profile_fits(findings):
    findings.found("welcome.inbox", "Inbox")
"""


@pytest.fixture
def suite(suite: Suite) -> Suite:
    suite.feature(PLAIN)
    suite.write("steps/preflight/check.py", CHECK)
    return suite


def test_a_profile_that_fits(suite: Suite) -> None:
    ended = suite.run("--check")
    assert "found    welcome.inbox" in ended.output
    assert "all 1 found: the profile fits" in ended.output
    assert "Right password" not in ended.output
    assert ended.code == 0


def test_what_is_missing_is_told_with_a_picture(suite: Suite) -> None:
    missing = 'findings.missed("trust.later", "Later", "on the screen: Not now", b"a picture")'
    suite.write("steps/preflight/check.py", f"{CHECK}    {missing}\n")
    ended = suite.run("--check")
    assert "missing  trust.later" in ended.output
    assert "on the screen: Not now" in ended.output
    assert "1 not found: mend the profile, or the deployment" in ended.output
    assert "fits as far as looked at: 1 of 2" in ended.output
    picture = next(line.strip() for line in ended.output.splitlines() if line.endswith(".jpg"))
    assert (suite.path / picture).read_bytes() == b"a picture"
    assert ended.code == 3


def test_what_was_not_looked_at_is_told_by_name(suite: Suite) -> None:
    suite.write("steps/preflight/check.py", f'{CHECK}    findings.unseen(["interlude.landmark"])\n')
    ended = suite.run("--check")
    assert "fits as far as looked at: 1 of 2" in ended.output
    assert "not looked at: interlude.landmark" in ended.output
    assert "the profile fits" not in ended.output
    assert ended.code == 0


def test_what_cannot_be_tried_is_told_with_the_reason(suite: Suite) -> None:
    suite.write("steps/preflight/check.py", f'{CHECK}    findings.untried("a taken number", "no holder")\n')
    ended = suite.run("--check")
    assert "not tried a taken number: no holder" in ended.output
    assert ended.code == 0


def test_a_world_that_does_not_start_is_told_in_a_line(suite: Suite) -> None:
    suite.write("steps/preflight/check.py", f"{CHECK}    raise DeadWorld('no browser')\n")
    ended = suite.run("--check")
    assert "the check broke off: no browser" in ended.output
    assert "Traceback" not in ended.output
    assert ended.code == 4


def test_it_looks_in_one_process(suite: Suite) -> None:
    ended = suite.run("--check", "-n", "2")
    assert "--check looks once, in one process: leave out -n" in ended.output
    assert ended.code == 3


def test_no_secret_from_elsewhere_is_told(suite: Suite) -> None:
    suite.replace("conftest.py", "secrets = {}", 'secrets = {"t0ken": "env:TOKEN"}')
    hook = 'findings.found("hooks.create_person", "https://staging.test/people?key=t0ken")'
    suite.write("steps/preflight/check.py", f"{CHECK}    {hook}\n")
    ended = suite.run("--check")
    assert "https://staging.test/people?key=⟦env:TOKEN⟧" in ended.output


def test_what_our_gateways_refused_is_told(suite: Suite) -> None:
    refused = 'findings.refused(["1.2 s: the SMS sink: no JSON"])'
    suite.write("steps/preflight/check.py", f"{CHECK}    {refused}\n")
    assert "refused  1.2 s: the SMS sink: no JSON" in suite.run("--check").output


def test_in_chinese_the_check_is_chinese(suite: Suite) -> None:
    suite.feature(PLAIN, language="zh-CN")
    missing = 'findings.missed("trust.later", "Later", "button “Later” is not on the screen", None)'
    suite.write("steps/preflight/check.py", f'{CHECK}    {missing}\n    findings.unseen(["mail"])\n')
    output = suite.run("--check", "--language=zh-CN").output
    for said in ("找到     welcome.inbox", "没有找到 trust.later", "屏幕上没有 按钮“Later”", "1 项没有找到"):
        assert said in output
    assert "3 项中有 1 项" in output and "没有查看：mail" in output


def test_what_the_profile_leaves_empty_counts_for_nothing(suite: Suite) -> None:
    suite.feature(PLAIN, language="zh-CN")
    suite.write("steps/preflight/check.py", f'{CHECK}    findings.left_empty(["forced.landmark"])\n')
    ended = suite.run("--check")
    assert "left empty by the profile: forced.landmark" in ended.output
    assert "all 1 found: the profile fits" in ended.output
    assert ended.code == 0
    assert "目标配置留空：forced.landmark" in suite.run("--check", "--language=zh-CN").output
