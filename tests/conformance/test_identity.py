"""What a run says of whom it tested, and of the suite that did."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from conformance.report.words import clock
from conformance.running.identity import identity
from tests.conformance.report_sample import scenario

HOST = "mail.example"


@pytest.mark.parametrize(
    ("readings", "told"),
    [
        ([-1.6, -0.9, -0.2], "within 2 s of ours"),
        ([-1.6, 58.0, -0.4, 3600.0], "within 2 s of ours"),
        ([29.1, 29.8, 90.0], "+29.8 s from ours"),
    ],
)
def test_the_clock_is_the_reading_nearest_to_it_of_those_before_it_was_moved(
    readings: list[float], told: str, tmp_path: Path
) -> None:
    profile: Any = SimpleNamespace(addresses=[f"https://{HOST}/"], started_here="", said="{}", secrets={})
    ran = [replace(scenario("G1.1", "Only"), clocks={HOST: one}) for one in readings]
    (system,) = identity("", profile, tmp_path / "x.toml", tmp_path, ran).systems
    assert system.clock is not None
    assert clock(system.clock).en == f"its clock is {told}"
