"""ci/conformance: what is given by its path may lie anywhere."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_profile_and_a_report_folder_that_lie_elsewhere_are_taken(tmp_path: Path) -> None:
    profile = tmp_path / "own.toml"
    profile.write_text(f'extends = "{ROOT / "targets" / "reference.toml"}"\nname = "own"', encoding="utf-8")
    given = ["--target", str(profile), "--report-folder", str(tmp_path), "-m", "G1.1", "--collect-only"]
    ended = subprocess.run(["ci/conformance", *given], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "test_the_right_password_opens_the_portal" in ended.stdout, ended.stdout + ended.stderr
    assert ended.returncode == 0
