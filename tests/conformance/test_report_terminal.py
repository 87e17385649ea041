from pathlib import Path

import pytest
from msgspec.structs import replace
from wcwidth import width

from conformance import report
from conformance.run import Run
from conformance.running.progress import lines
from tests.conformance.report_sample import sample_run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return sample_run(tmp_path)


def test_one_line_a_clause_with_its_verdict_and_counts(run: Run) -> None:
    lines = report.table(run).splitlines()
    for clause in run.clauses:
        (line,) = [line for line in lines if line.split()[:1] == [clause.id]]
        assert clause.verdict in line
    (line,) = [line for line in lines if line.startswith("G6.2")]
    assert "1 inconclusive, 1 error" in line


def test_good_practice_and_claims_come_last(run: Run) -> None:
    lines = report.table(run).splitlines()
    apart = lines.index("reported apart:")
    assert [line.split()[0] for line in lines[apart + 1 : apart + 3]] == ["ASVS-6.5.1", "C.trust-lifetime"]


def test_it_ends_with_totals(run: Run) -> None:
    assert report.table(run).splitlines()[-3:] == [
        "10 clauses of the guide: 5 pass, 2 fail, 1 error, 1 not shown, 1 inapplicable",
        "2 clauses apart: 1 fail, 1 not-run",
        "14 scenarios: 7 pass, 3 fail, 1 inconclusive, 1 error, 1 not-run, 1 inapplicable",
    ]


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("columns", [80, 81, 100])
def test_sentences_are_cut_to_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, language: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    clauses = [replace(clause, en=clause.en * 9, zh=clause.zh * 9) for clause in run.clauses]
    lines = report.table(replace(run, clauses=clauses, language=language)).splitlines()
    rows = lines[1:11]
    assert all(columns - 2 <= width(row) <= columns and row.endswith("…") for row in rows)


def test_the_sentence_is_in_the_language_of_the_run(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert run.clauses[0].en in report.table(run)
    assert run.clauses[0].zh in report.table(replace(run, language="zh-CN"))


def test_an_empty_run_has_an_empty_table(run: Run) -> None:
    table = report.table(replace(run, clauses=[], scenarios=[]))
    assert table.split() == ["clause", "level", "verdict", "scenarios", "sentence"]


@pytest.mark.parametrize(("language", "look"), [("en", "look at  "), ("zh-CN", "请看 ")])
def test_a_fail_names_clause_expected_seen_and_the_last_picture(run: Run, language: str, look: str) -> None:
    fail = next(one for one in run.scenarios if one.verdict == "fail")
    told = lines(fail, language)
    assert fail.clause in told[0]
    assert fail.expected in told[1] and fail.seen in told[2]
    assert told[3] == look + [step.picture for step in fail.steps if step.picture][-1]
