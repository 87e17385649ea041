"""Whatever a deployment says can be recorded, and a terminal shows it and does not obey it."""

import pytest

from conformance.judging.verdict import Verdict
from conformance.showing import recordable, shown
from tests.conformance.small_suite import Suite


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("您的验证码为 4821　。", "您的验证码为 4821　。"),
        ("\x1b]0;owned\x07\x00", r"\x1b]0;owned\x07\x00"),
        ("a\nb\u202ec", r"a\nb\u202ec"),
        ("\ud83d", r"\ud83d"),
        ("x" * 100_000, f"{'x' * 2000}… (100,000 characters)"),
    ],
    ids=["words", "controls", "lines", "half", "long"],
)
def test_what_cannot_be_seen_is_shown_and_what_is_long_is_cut(text: str, line: str) -> None:
    assert shown(text) == line


def test_any_text_can_be_written() -> None:
    assert recordable("好\ud83d").encode() == "好\\ud83d".encode()


SAYS = "SMS to +86 138 0013 8000: your code is 4D8LQ2"


def test_half_an_emoji_loses_no_run(suite: Suite) -> None:
    suite.replace("conftest.py", SAYS, f"{SAYS}\\ud83d")
    suite.scenario("Then the world works")
    ended = suite.run()
    assert ended.only.verdict is Verdict.PASS
    assert ended.only.phone[0].text.endswith(r"\ud83d")


def test_half_an_emoji_in_what_was_seen_loses_no_run(suite: Suite) -> None:
    suite.replace("steps/test_guide.py", '"13800138000 was accepted"', '"\\ud83d\\x1b[2J" + "y" * 100_000')
    suite.scenario("Then the world contradicts")
    ended = suite.run()
    assert ended.only.verdict is Verdict.FAIL
    assert "\x1b[2J" not in ended.output and r"\x1b[2J" in ended.output
    assert "y" * 5000 not in ended.output
