"""The verdict rules in words: one source, and the code follows their order."""

from typing import get_args

import pytest

from conformance.concluding import rule_tables, rules
from conformance.judging.exit_code import ExitCode
from conformance.judging.verdict import Verdict
from conformance.run import ClauseVerdict, Outcome


def test_every_verdict_outcome_and_exit_code_has_its_rule() -> None:
    assert list(rules.SCENARIOS) == list(Verdict)
    assert set(rules.CLAUSES) == set(get_args(ClauseVerdict)) == set(rules.SYMBOLS)
    assert set(rules.OUTCOMES) == set(get_args(Outcome))
    assert list(rules.EXIT_CODES) == list(ExitCode)


@pytest.mark.parametrize(("page", "language"), rule_tables.PAGES.items())
def test_the_pages_say_the_rules_word_for_word(page: str, language: str) -> None:
    text = (rule_tables.ROOT / page).read_text(encoding="utf-8")
    assert text == rule_tables.written(text, language)
    assert {found[1] for found in rule_tables.TABLE.findall(text)} >= {"clause", "headline", "exit-code"}


def test_a_page_that_says_something_else_is_written_anew() -> None:
    page = "before\n<!-- rules: clause -->\n| old |\n<!-- end -->\nafter\n"
    anew = rule_tables.written(page, "en")
    assert "| old |" not in anew
    assert "| ✗ **fail** | one of its scenarios failed, waived or not |" in anew
    assert anew.startswith("before\n") and anew.endswith("<!-- end -->\nafter\n")
