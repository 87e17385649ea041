"""--check on the reference: what a profile gets wrong is found, and what is there instead is named."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BASIS = """
extends = "{reference}"
name = "wrong"
"""
WRONG = """
[ixit.screens.sms_binding]
send = "获取短信码"
[ixit.screens.personal_settings]
security = "css=#nowhere"
[ixit.mail_programs.imap]
tls = "starttls"
"""


def checked(tmp_path: Path, wrong: str) -> subprocess.CompletedProcess[str]:
    """What --check says of the reference's profile with these mistakes."""
    profile = tmp_path / "wrong.toml"
    basis = BASIS.format(reference=ROOT / "targets" / "reference.toml")
    profile.write_text(f"{basis}{wrong}", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--check",
        f"--target={profile}",
        f"--report-folder={tmp_path / 'out'}",
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_wrong_words_are_found_with_what_is_there_instead(tmp_path: Path) -> None:
    ended = checked(tmp_path, WRONG)
    told = [line for line in ended.stdout.splitlines() if line.startswith("missing")]
    assert [line.split()[1] for line in told] == [
        "sms_binding.send",
        "mail_programs.imap",
        "personal_settings.security",
        "a",
    ]
    assert "button 发送验证码" in ended.stdout
    assert ended.returncode == 3


def test_a_row_that_holds_all_the_methods_is_told(tmp_path: Path) -> None:
    ended = checked(tmp_path, '[ixit.screens.forced]\nrow = "css=main"')
    assert "forced.row (css=main) finds more than the row of one method" in ended.stdout
