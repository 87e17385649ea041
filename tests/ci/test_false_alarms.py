"""ci/prove --variants: what counts as a false alarm."""

from pathlib import Path

import pytest

from ci.lib.prove.defects import NoSuchDefect
from ci.lib.prove.false_alarms import alarms, chosen
from conformance.judging.verdict import Verdict
from tests.conformance.report_sample import sample_run


def test_what_is_no_pass_is_an_alarm_unless_declared(tmp_path: Path) -> None:
    run = sample_run(tmp_path)
    told = [line.split()[0] for line in alarms(run)]
    loud = (Verdict.FAIL, Verdict.INCONCLUSIVE, Verdict.ERROR)
    assert told == [scenario.verdict for scenario in run.scenarios if scenario.verdict in loud]


def test_variants_are_chosen_by_id() -> None:
    assert [path.parent.name for path in chosen(["alibaba", "boxed"])] == ["variants", "mixes"]
    assert {path.parent.name for path in chosen([])} == {"mixes"}
    with pytest.raises(NoSuchDefect, match=r"no variant is called blue; there are apart, .* alibaba, "):
        chosen(["blue"])
