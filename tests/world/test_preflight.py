"""--check on the reference: what a profile gets wrong is found, and what is there instead is named."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WRONG = """
extends = "{reference}"
name = "wrong"
[ixit.screens.sms_binding]
send = "获取短信码"
[ixit.screens.personal_settings]
security = "css=#nowhere"
[ixit.mail_programs.imap]
tls = "starttls"
"""


def test_wrong_words_are_found_with_what_is_there_instead(tmp_path: Path) -> None:
    profile = tmp_path / "wrong.toml"
    profile.write_text(WRONG.format(reference=ROOT / "targets" / "reference.toml"), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--check",
        f"--target={profile}",
        f"--report-folder={tmp_path / 'out'}",
    ]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = [line for line in ended.stdout.splitlines() if line.startswith("missing")]
    assert [line.split()[1] for line in told] == [
        "sms_binding.send",
        "mail_programs.imap",
        "personal_settings.security",
        "a",
    ]
    assert "发送验证码" in ended.stdout
    assert ended.returncode == 3
