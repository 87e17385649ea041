"""A run on deployments that hang: each scenario ends, and says what hung; the next one has a browser."""

from pathlib import Path

import pytest

from tests.world.running import ROOT, run, scenarios

PROFILE = """
extends = "{reference}"
[ixit.start]
command = ["{{python}}", "-m", "tests.world.hanging", "{{portal}}", "{{mail}}", "{{control}}"]
ready = "http://127.0.0.1:{{control}}/ready"
environment = {{ HANG = "{hang}" }}
[ixit.waits]
page = 3
scenario = 12
"""


@pytest.mark.parametrize("hang", ["script", "never", "frame", "leaving", "alerts"])
def test_every_scenario_ends(tmp_path: Path, hang: str) -> None:
    profile = tmp_path / "hostile.toml"
    profile.write_text(PROFILE.format(reference=ROOT / "targets" / "reference.toml", hang=hang))
    ended = run(tmp_path, "-m", "G2.1", f"--target={profile}")
    assert ended.returncode != 0, ended.stdout
    assert {one.verdict.value for one in scenarios(tmp_path)} <= {"inconclusive", "fail"}, ended.stdout


def test_what_hung_is_told(tmp_path: Path) -> None:
    profile = tmp_path / "hostile.toml"
    profile.write_text(PROFILE.format(reference=ROOT / "targets" / "reference.toml", hang="script"))
    run(tmp_path, "-m", "G2.1", f"--target={profile}")
    assert all("cut off" in one.reason for one in scenarios(tmp_path))
