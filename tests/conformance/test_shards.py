"""A guide shared among machines: each scenario is in one shard, and ci/merge makes one run of them."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from conformance import profile as target
from conformance.attest.verify import verify
from conformance.judging.verdict import Verdict
from conformance.planning import durations
from conformance.planning.names import names
from conformance.planning.planned import Planned, plan
from conformance.planning.shards import share
from conformance.run import Identity, Run, Shard
from conformance.running import merge
from conformance.running.agreement import disagreements
from conformance.running.merge import Unmergeable
from tests.conformance.small_suite import BROKEN, PLAIN, Suite
from tests.conformance.test_attest import key_pair


@pytest.fixture
def planned(suite: Suite) -> list[Planned]:
    suite.feature(PLAIN)
    return plan(suite.path / "features/en", suite.path, {"G1.1", "G1.2", "ASVS-1"})


def shards(suite: Suite, *options: str) -> list[Run]:
    """Run the small suite as two shards."""
    ended = [suite.run("--shard", f"{number}/2", *options) for number in (1, 2)]
    return [one.run for one in ended if one.run]


def test_what_took_long_is_alone_and_what_is_unknown_counts_as_the_mean(planned: list[Planned]) -> None:
    seconds = {"chapter.feature:5": 9.0, "chapter.feature:12": 1.0}
    parts = [share(f"{number}/2", "", planned, seconds).keys for number in (1, 2)]
    assert sorted(sorted(part) for part in parts) == [
        ["chapter.feature:12", "chapter.feature:16"],
        ["chapter.feature:5"],
    ]
    assert parts == [share(f"{number}/2", "", planned, seconds).keys for number in (1, 2)]


def test_times_are_recorded_for_all_languages_beside_what_was_recorded(suite: Suite) -> None:
    suite.feature(PLAIN)
    run, file = suite.run().run, suite.path / durations.FILE
    assert run
    suite.write(str(durations.FILE), '{"chapter: Gone": 3.0}')
    for scenario, took in zip(run.scenarios, (2.04, 0.01, 0.55), strict=True):
        scenario.seconds = took
    english = plan(suite.path / "features/en", suite.path, {"G1.1", "G1.2", "ASVS-1"})
    durations.record(run.scenarios, names(english, english), file)
    seconds = {"chapter: Right password": 2.0, "chapter: Wrong password": 0.1, "chapter: Used twice": 0.6}
    assert durations.recorded(file) == {"chapter: Gone": 3.0, **seconds}


def test_a_name_lasts_in_another_language_and_where_scenarios_are_inserted(suite: Suite) -> None:
    first = "    Scenario: Right password"
    more = PLAIN.replace(first, f"    Scenario: Inserted\n      Then the world works\n{first}")
    suite.feature(more)
    suite.feature(more.replace("Right password", "正确的密码"), language="zh-CN")
    english, chinese = (
        plan(suite.path / "features" / language, suite.path, {"G1.1", "G1.2", "ASVS-1"})
        for language in ("en", "zh-CN")
    )
    assert names(chinese, english) == {
        "chapter.feature:5": "chapter: Inserted",
        "chapter.feature:7": "chapter: Right password",
        "chapter.feature:14": "chapter: Wrong password",
        "chapter.feature:18": "chapter: Used twice",
    }
    assert names(chinese[1:], english) == {}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--shard", "3/2"), "--shard 3/2: give i/N; the first of four is 1/4"),
        (("--shard", "half"), "--shard half: give i/N; the first of four is 1/4"),
        (("--shard", "1/4"), "--shard 1/4: there are 3 scenarios to share; give a smaller N"),
        (("--shard", "1/2", "-k", "Used"), "--shard 1/2 shares what -m chooses: leave out -k Used"),
    ],
)
def test_a_shard_that_cannot_be_is_refused_in_a_line(
    suite: Suite, options: tuple[str, ...], said: str
) -> None:
    suite.feature(PLAIN)
    ended = suite.run(*options)
    assert ended.code == 3
    assert said in ended.output.splitlines()


def test_a_shard_is_a_partial_run_that_says_which(suite: Suite) -> None:
    suite.feature(PLAIN)
    first, second = shards(suite, "-n", "2")
    assert {len(first.scenarios), len(second.scenarios)} == {1, 2}
    assert first.title == "Guide, profile fake, partial run: shard 1 of 2"
    assert (first.outcome, first.exit_code, first.selection) == ("partial", 0, "--shard 1/2")
    assert first.shard and (first.shard.number, first.shard.of) == (1, 2)
    marked = suite.run("--shard", "1/1", "-m", "G1.1").run
    assert marked and marked.title.endswith("partial run: shard 1 of 1, -m G1.1")


def test_what_nothing_collected_is_an_error_of_the_shard_that_it_belongs_to(suite: Suite) -> None:
    suite.feature(PLAIN.replace("Wrong password", "Right password"))
    errors = [[one.key for one in run.scenarios if one.verdict is Verdict.ERROR] for run in shards(suite)]
    assert errors == [["chapter.feature:5#1"], ["chapter.feature:12#1"]]


@pytest.mark.parametrize(("feature", "code"), [(PLAIN, 0), (BROKEN, 1)])
def test_merged_shards_are_the_whole_run(suite: Suite, feature: str, code: int) -> None:
    suite.feature(feature)
    whole, parts = suite.run().run, shards(suite)
    assert whole
    merged = merge.merge(parts, suite.path)
    assert merged.exit_code == whole.exit_code == code
    for name in ("title", "summary", "outcome", "headline", "clauses", "selection", "shard", "profile"):
        assert getattr(merged, name) == getattr(whole, name)
    assert [one.key for one in merged.scenarios] == [one.key for one in whole.scenarios]


def test_what_went_wrong_in_one_shard_makes_the_whole_untrusted(suite: Suite) -> None:
    suite.feature(PLAIN)
    first, second = shards(suite)
    merged = merge.merge([first, replace(second, faults=["the run was interrupted"])], suite.path)
    assert merged.exit_code == 4
    assert "shard 2: the run was interrupted" in merged.notes


def changed(run: Run, facts: dict[str, Any]) -> Run:
    """Return a shard that says something else of itself, or of its identity or its part."""
    facts = dict(facts)
    assert run.shard
    shard, identity = msgspec.structs.asdict(run.shard), msgspec.structs.asdict(run.identity)
    for table in (shard, identity):
        table.update({name: facts.pop(name) for name in list(facts) if name in table})
    return replace(run, **{"shard": Shard(**shard), "identity": Identity(**identity), **facts})


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"suite_version": "9"}, "suite version differs (shard 1, shard 2): '0.2.0', '9'"),
        ({"commit": "other"}, "suite commit differs (shard 1, shard 2): '', 'other'"),
        ({"profile": "theirs"}, "profile differs (shard 1, shard 2): 'fake', 'theirs'"),
        ({"profile_sha256": "other"}, "profile hash differs (shard 1, shard 2): '2ab46aec7433', 'other'"),
        ({"language": "zh-CN"}, "language differs (shard 1, shard 2): 'en', 'zh-CN'"),
        ({"of": 3}, "number of shards differs (shard 1, shard 2): 2, 3"),
        ({"marks": "G1.1"}, "-m differs (shard 1, shard 2): '', 'G1.1'"),
        ({"strict": True}, "--strict differs (shard 1, shard 2): False, True"),
        ({"number": 1}, "missing: shard 2 of 2\nshard 1 is there 2 times"),
        ({"shard": None}, "is no shard: run it with --shard"),
    ],
)
def test_what_does_not_belong_together_is_refused(suite: Suite, facts: dict[str, Any], said: str) -> None:
    suite.feature(PLAIN)
    first, second = shards(suite)
    assert said in "\n".join(disagreements([first, changed(second, facts)]))


def test_gaps_overlaps_and_other_features_are_refused(suite: Suite) -> None:
    suite.feature(PLAIN)
    first, second = shards(suite)
    with pytest.raises(Unmergeable, match=r"^missing: shard 2 of 2$"):
        merge.merge([first], suite.path)
    with pytest.raises(Unmergeable, match=r"^chapter\.feature:\d+#1 is in shards 1, 2$"):
        merge.merge([first, replace(second, scenarios=[*second.scenarios, first.scenarios[0]])], suite.path)
    with pytest.raises(Unmergeable, match=r"^no shard has chapter\.feature:\d+, "):
        merge.merge([first, replace(second, scenarios=second.scenarios[1:])], suite.path)
    suite.feature(BROKEN)
    with pytest.raises(Unmergeable, match="features here are not those"):
        merge.merge([first, second], suite.path)


def test_the_command_puts_evidence_and_report_into_a_folder(
    suite: Suite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    suite.feature(BROKEN)
    codes = [suite.run("--shard", f"{n}/2", f"--report-folder=part-{n}").code for n in (1, 2)]
    assert sorted(codes) == [0, 1]
    capsys.readouterr()
    monkeypatch.setattr(merge, "ROOT", suite.path)
    monkeypatch.setattr("sys.argv", ["ci/merge", "part-1", "part-2", "--into", "whole"])
    assert merge.main() == 1
    assert "Does not conform; failed: G1.2" in capsys.readouterr().out
    whole = msgspec.json.decode(Path("whole/run.json").read_bytes(), type=Run)
    (failed,) = [one for one in whole.scenarios if one.verdict is Verdict.FAIL]
    assert all(Path("whole", step.picture).is_file() for step in failed.steps if step.picture)
    assert any(step.picture for step in failed.steps)
    assert {path.name for path in Path("whole").iterdir()} >= {"report.html", "junit.xml", "scenarios.jsonl"}
    assert verify(Path("whole"), None).faults == []


def test_what_was_altered_is_not_merged_and_the_whole_can_be_signed(
    suite: Suite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    suite.feature(PLAIN)
    for number in (1, 2):
        suite.run("--shard", f"{number}/2", f"--report-folder=part-{number}")
    private, public = key_pair(suite.path)
    monkeypatch.setattr(merge, "ROOT", suite.path)
    monkeypatch.setattr(
        "sys.argv", ["ci/merge", "part-1", "part-2", "--into", "whole", "--sign", str(private)]
    )
    assert merge.main() == 0
    assert verify(Path("whole"), public).faults == []
    Path("part-2/junit.xml").write_text("", encoding="utf-8")
    capsys.readouterr()
    assert merge.main() == 3
    assert capsys.readouterr().err == "ci/merge: part-2: junit.xml: it was changed\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["part-1", "--into", "part-1"], "ci/merge: --into part-1 is one of the shards: name another folder"),
        (["nowhere", "--into", "whole"], "ci/merge: nowhere: No such file or directory"),
        (["part-1"], "ci/merge: the following arguments are required: --into"),
    ],
)
def test_the_command_refuses_in_a_line(
    suite: Suite,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.setattr("sys.argv", ["ci/merge", *arguments])
    assert merge.main() == 3
    assert capsys.readouterr().err.startswith(said)
    assert not (suite.path / "whole").exists()


def test_a_profile_that_is_another_here_is_refused(suite: Suite, monkeypatch: pytest.MonkeyPatch) -> None:
    suite.feature(PLAIN)
    parts = shards(suite)
    profile = target.load(Path())
    monkeypatch.setattr(type(profile), "said", '{"name": "another"}')
    with pytest.raises(Unmergeable, match="is not here what it was when the shards ran"):
        merge.merge(parts, suite.path)
