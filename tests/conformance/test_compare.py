"""What changed from one run to another."""

from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from conformance.judging.verdict import Verdict
from conformance.run import Run, Waiver
from conformance.run_folder import Unreadable, read
from conformance.running.compare import compare, is_worse, render
from tests.conformance.report_sample import sample_run


@pytest.fixture
def before(tmp_path: Path) -> Run:
    return sample_run(tmp_path)


@pytest.fixture
def after(before: Run) -> Run:
    return msgspec.convert(msgspec.to_builtins(before), Run)


def test_the_same_run_changed_nothing(before: Run, after: Run) -> None:
    assert compare(before, after) == []
    assert render(before, after).endswith("nothing changed")


def test_a_new_fail_is_worse_and_a_mended_one_is_not(before: Run, after: Run) -> None:
    clause = next(clause for clause in after.clauses if clause.verdict == "pass")
    clause.verdict = "fail"
    scenario = next(scenario for scenario in after.scenarios if scenario.clause == clause.id)
    scenario.verdict = Verdict.FAIL
    (change,) = compare(before, after)
    assert (change.clause, change.before, change.after) == (clause.id, "pass", "fail")
    assert change.kind == "new fails"
    assert [name for name, *_ in change.scenarios] == [scenario.name]
    assert is_worse([change])
    (mended,) = compare(after, before)
    assert mended.kind == "fixed" and not is_worse([mended])
    assert f"  {clause.id}: pass -> fail" in render(before, after)


def test_a_further_fail_of_a_clause_that_failed_before_is_worse(before: Run, after: Run) -> None:
    failed = next(scenario for scenario in before.scenarios if scenario.verdict is Verdict.FAIL)
    before.scenarios.append(structs.replace(failed, name="Another", verdict=Verdict.PASS))
    after.scenarios.append(structs.replace(failed, name="Another"))
    (change,) = compare(before, after)
    assert (change.before, change.after, change.kind) == ("fail", "fail", "new fails")


def test_a_clause_of_one_run_only_is_told(before: Run, after: Run) -> None:
    gone = after.clauses.pop()
    after.scenarios = [scenario for scenario in after.scenarios if scenario.clause != gone.id]
    (change,) = compare(before, after)
    assert (change.clause, change.after, change.kind) == (gone.id, "absent", "clauses of one run only")
    assert not is_worse([change])
    assert f"  in the older alone: {gone.id}" in render(before, after)


def test_a_waiver_that_is_gone_makes_a_fail_new(before: Run, after: Run) -> None:
    failed = next(scenario for scenario in before.scenarios if scenario.verdict is Verdict.FAIL)
    failed.waiver = Waiver(
        clause=failed.clause, scenario=failed.name, owner="vendor", link="ticket 1", disputed="not so"
    )
    (change,) = compare(before, after)
    assert (change.before, change.after, change.kind) == ("waived fail", "fail", "new fails")
    (waived,) = compare(after, before)
    assert waived.kind == "newly waived" and not is_worse([waived])


def test_runs_of_different_profiles_are_compared_with_a_note(before: Run, after: Run) -> None:
    after.profile = "other"
    assert "note: profile was 'reference' and is 'other'" in render(before, after)


def test_a_foreign_run_says_nothing_to_a_terminal(before: Run, after: Run) -> None:
    after.scenarios = [structs.replace(one, name="\x1b[2J\u202e") for one in after.scenarios]
    after.profile = after.summary = "\x1b]0;t\x07"
    lines = render(before, after).split("\n")
    assert all(line.isprintable() for line in lines) and any(r"\x1b[2J" in line for line in lines)


@pytest.mark.parametrize(("text", "why"), [(None, "No such file"), ("{}", "no run.json of this suite")])
def test_what_is_no_run_is_told_in_a_line(tmp_path: Path, text: str | None, why: str) -> None:
    if text is not None:
        (tmp_path / "run.json").write_text(text)
    with pytest.raises(Unreadable, match=why):
        read(str(tmp_path))
