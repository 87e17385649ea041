"""ci/bench: the arithmetic, the table, and what counts as a browser action."""

from pathlib import Path

import pytest

from ci.lib.bench.__main__ import SCENARIO
from ci.lib.bench.duel import Bout
from ci.lib.bench.figures import (
    Figure,
    against_raw,
    evidence_share,
    seconds_per_12_actions,
    table,
    throughput,
)
from ci.lib.bench.watch import Lap, Watch


def lap(seconds: float, clicks: int = 0) -> Lap:
    return Lap(seconds, {"click": clicks})


BOUTS = [
    Bout(guide=lap(3.0), bare=lap(2.5), raw=lap(2.0)),
    Bout(guide=lap(1.2), bare=lap(1.2), raw=lap(1.0)),
    Bout(guide=lap(9.0), bare=lap(8.0), raw=lap(1.0)),
]


def test_a_scenario_is_set_against_raw_playwright_bout_by_bout_and_the_median_counts() -> None:
    assert against_raw(BOUTS) == 1.5


def test_the_share_of_evidence_is_what_it_adds_in_per_cent() -> None:
    assert evidence_share(BOUTS) == pytest.approx(12.5)


def test_throughput_is_the_sum_over_workers_and_leaves_out_the_laps_that_start_a_world() -> None:
    assert throughput([[lap(9), lap(2), lap(2)]]) == 0.5
    assert throughput([[lap(9), lap(2), lap(2)], [lap(8), lap(4), lap(1), lap(4)]]) == 0.75


def test_two_workers_make_twelve_actions_in_half_the_time_of_one() -> None:
    laps = [lap(9, clicks=24), lap(2, clicks=24), lap(2, clicks=24)]
    assert (seconds_per_12_actions([laps]), seconds_per_12_actions([laps, laps])) == (1.0, 0.5)


def test_the_table_says_measured_value_goal_and_whether_it_is_met() -> None:
    lines = table(
        [Figure("duration", 1.456, 1.4, "×"), Figure("throughput", 1.35, 1.35, "×", least=True)]
    ).splitlines()
    assert [line.split() for line in lines] == [
        ["figure", "measured", "goal"],
        ["duration", "1.46", "×", "≤", "1.4", "×", "not", "met"],
        ["throughput", "1.35", "×", "≥", "1.35", "×", "met"],
    ]
    assert len({line.find(sign) for line, sign in zip(lines[1:], "≤≥", strict=True)}) == 1


def test_a_watch_counts_the_actions_of_a_lap() -> None:
    class Page:
        def goto(self, url: str) -> str:
            return url

        def title(self) -> str:
            return "none"

    watch, page = Watch({Page: ("goto",)}), Page()
    assert (page.goto("a"), page.goto("b"), page.title()) == ("a", "b", "none")
    assert watch.lap().actions == {"goto": 2}
    page.goto("c")
    assert watch.lap().actions == {"goto": 1}


def test_the_measured_scenario_is_one_of_the_guide() -> None:
    name = SCENARIO.partition("::test_")[2]
    features = (Path(__file__).parents[2] / "features/en").glob("*.feature")
    texts = [line.strip() for feature in features for line in feature.read_text("utf-8").splitlines()]
    assert [text.lower().replace(" ", "_") for text in texts if "Scenario" in text].count(
        f"scenario:_{name}"
    ) == 1
