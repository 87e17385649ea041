"""--check on the reference: what a profile gets wrong is found, and what is there instead is named."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BASIS = """
extends = "{reference}"
name = "wrong"
"""
FEW = """
[ics]
methods = ["sms", "otp"]
"""
"""For what has nothing to do with the others: each takes its time."""
WRONG = """
[ixit.screens.sms_binding]
send = "获取短信码"
[ixit.screens.personal_settings]
security = "css=#nowhere"
[ixit.screens.messages]
number_taken = "号码已被占用"
wrong_code = "代码不对"
[ixit.mail_programs.imap]
tls = "starttls"
[ixit.waits]
page = 5
"""

DEAF = """
[ixit.hooks.advance_clock]
method = "GET"
url = "http://:{token}@127.0.0.1:{control}/ready?{seconds}"
"""
NOTHING = """
[ixit.hooks.{name}]
method = "GET"
url = "http://:{{token}}@127.0.0.1:{{control}}/ready?{needed}"
"""
DO_NOTHING = {
    "portal_session": ("{login}", "no storage state of Playwright"),
    "mailbox_session": ("{login}", "no storage state of Playwright"),
    "client_password": ("{address}", "was not answered by a password"),
    "set_password": ("{password}", "the password that it was given does not sign in"),
    "reset": ("{address}", "after it the login leads to"),
}
"""Hooks that are answered, and do nothing: what they need, and what is said of them."""
LETTER = """
[ixit.hooks.create_person]
url = "http://:{token}@127.0.0.1:{control}/people?{letter}"
body.login = "{login}"
body.password = "{password}"
body.name = "{name}"
body.mailboxes = [{ address = "{address}", letter = "the same" }]
"""
NOT_THEIRS = """
[ixit.hooks.create_person]
url = "http://:{token}@127.0.0.1:{control}/people?{password}"
body.login = "{login}"
body.password = "another-2026"
body.name = "{name}"
body.mailboxes = [{ address = "{address}", letter = "{letter}" }]
[ixit.waits]
page = 5
"""
LOCKS = (
    "import runpy; from fake_services.reference.policy.tries import TriesPolicy; "
    "TriesPolicy.may_try_password = lambda self, wrong, at: not wrong; "
    "runpy.run_module('fake_services.reference', run_name='__main__')"
)
"""What starts the reference with a lock after one wrong password."""
EMPTY = """
[ixit.screens.forced]
landmark = ""
[ixit.screens.two_step_settings]
change = ""
[ixit.screens.messages]
number_taken = ""
"""
SIGNATURE = """
[ixit.gateways.tencent]
secret_key = "none-of-the-deployment's"
"""


def checked(tmp_path: Path, wrong: str) -> subprocess.CompletedProcess[str]:
    """What --check says of the reference's profile with these mistakes."""
    basis = BASIS.format(reference=ROOT / "targets" / "reference.toml")
    return look(tmp_path, f"{basis}{wrong}")


def look(tmp_path: Path, text: str) -> subprocess.CompletedProcess[str]:
    """What --check says of this profile."""
    profile = tmp_path / "wrong.toml"
    profile.write_text(text, encoding="utf-8")
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
        "mail_programs.imap",
        "sms_binding.send",
        "letters",
        "what",
        "messages.wrong_code",
        "personal_settings.security",
        "the",
        "短信",
    ]
    assert "button 发送验证码" in ended.stdout
    assert ended.returncode == 3


def test_a_row_that_holds_all_the_methods_is_told(tmp_path: Path) -> None:
    ended = checked(tmp_path, f'{FEW}[ixit.screens.forced]\nrow = "css=main"')
    assert "forced.row (css=main) finds more than the row of one method" in ended.stdout


def test_a_button_that_has_the_name_of_another_is_told(tmp_path: Path) -> None:
    ended = checked(tmp_path, f'{FEW}[ixit.screens.otp_binding]\nconfirm = "css=button"')
    told = ended.stdout.splitlines()
    line = next(at for at, one in enumerate(told) if one.startswith("missing  otp_binding.confirm"))
    assert told[line + 1].strip() == "“css=button” is there more than once: give a selector"


def test_what_is_bound_beforehand_is_bound_through_the_screens_without_a_hook(tmp_path: Path) -> None:
    reference = ROOT / "targets" / "reference.toml"
    text, found = re.subn(r"\[ixit\.hooks\.bind\]\n(.+\n)+", "", reference.read_text(encoding="utf-8"))
    assert found
    ended = look(tmp_path, text)
    told = ended.stdout.splitlines()
    assert "through the screens" in next(
        line for line in told if line.startswith("found    短信 bound beforehand")
    )
    assert any(line.startswith("found    step_up.by_sms") for line in told)
    assert "second_step.by_otp" in next(line for line in told if line.startswith("not looked at: "))
    assert ended.returncode == 0


def test_a_mail_relay_that_is_not_there_is_told(tmp_path: Path) -> None:
    reference = (ROOT / "targets" / "reference.toml").read_text(encoding="utf-8")
    assert '"--smtp", "{smtp}"' in reference
    ended = look(tmp_path, reference.replace('"--smtp", "{smtp}"', '"--smtp", "127.0.0.1:9"'))
    told = ended.stdout.splitlines()
    line = next(at for at, one in enumerate(told) if one.startswith("missing  what 备用邮箱 sends"))
    assert "no code came: " in told[line + 1]
    assert ended.returncode == 3


def test_a_code_that_outlives_the_clock_is_told(tmp_path: Path) -> None:
    ended = checked(tmp_path, FEW + DEAF)
    assert "hooks.advance_clock does not move its life" in ended.stdout
    assert ended.returncode == 3


def test_hooks_that_do_nothing_are_told(tmp_path: Path) -> None:
    hooks = "".join(NOTHING.format(name=name, needed=needed) for name, (needed, _) in DO_NOTHING.items())
    told = checked(tmp_path, FEW + hooks).stdout.splitlines()
    for name, (_, why) in DO_NOTHING.items():
        line = next(at for at, one in enumerate(told) if one.startswith(f"missing  hooks.{name} "))
        assert why in told[line + 1]


def test_a_letter_that_never_shows_is_told(tmp_path: Path) -> None:
    told = checked(tmp_path, FEW + LETTER).stdout.splitlines()
    line = next(at for at, one in enumerate(told) if one.startswith("missing  the mailbox's letter"))
    assert "is not on the screen" in told[line + 1]


def missed(ended: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    """What --check says is missing, each with the line below it."""
    told = ended.stdout.splitlines()
    return [
        (one.removeprefix("missing").strip(), why.strip())
        for one, why in pairwise(told)
        if one.startswith("missing")
    ]


def started_with(command: str) -> str:
    """The reference's profile, its command another one."""
    reference = (ROOT / "targets" / "reference.toml").read_text(encoding="utf-8")
    assert reference.count('"-m", "fake_services.reference",') == 1
    return reference.replace('"-m", "fake_services.reference",', command)


def test_an_account_whose_password_is_another_is_told_at_each_login(tmp_path: Path) -> None:
    told = [line for line in missed(checked(tmp_path, FEW + NOT_THEIRS)) if "right password" in line[1]]
    why = "the account or its password is wrong, or something else is typed there"
    for typed, refused in {
        "login": "the portal's login refuses the right password with “用户名或密码错误”",
        "address": "the mail's own login refuses the right password with “帐号或密码错误”",
    }.items():
        assert (f"{'hooks.create_person':<34} {typed}, password", f"{refused}: {why}") in told


def test_a_lock_after_one_wrong_password_is_told(tmp_path: Path) -> None:
    ended = look(tmp_path, started_with(f'"-c", """{LOCKS}""",'))
    assert (
        "ics.passwords.tries",
        "the portal's login refuses the right password with “用户名或密码错误”, "
        "which it took before a wrong one was tried: a lock",
    ) in missed(ended)
    assert ended.returncode == 3


def test_what_is_left_empty_is_told_and_is_no_miss(tmp_path: Path) -> None:
    lets_in = '"-m", "fake_services.reference", "--defect", "asked-to-bind-only-once",'
    profile = tmp_path / "lets-in.toml"
    profile.write_text(started_with(lets_in), encoding="utf-8")
    ended = look(tmp_path, f'extends = "{profile}"\n{FEW}{EMPTY}')
    assert missed(ended) == []
    (empty,) = [line for line in ended.stdout.splitlines() if line.startswith("left empty by the profile: ")]
    for key in ("forced.landmark", "two_step_settings.change", "messages.number_taken"):
        assert key in empty
    assert "forced.bind" not in ended.stdout
    assert any(line.startswith("found    sms_binding.number") for line in ended.stdout.splitlines())
    assert ended.returncode == 0


def test_a_signature_that_is_refused_is_told(tmp_path: Path) -> None:
    ended = checked(tmp_path, FEW + SIGNATURE)
    assert "AuthFailure.SignatureFailure" in next(
        line for line in ended.stdout.splitlines() if line.startswith("refused")
    )
    assert ended.returncode == 3


@pytest.mark.parametrize("mix", ["windowed", "single"])
def test_on_what_differs_and_conforms_nothing_is_missed(tmp_path: Path, mix: str) -> None:
    ended = look(tmp_path, f'extends = "{ROOT / "targets" / "mixes" / mix}.toml"')
    assert [line for line in ended.stdout.splitlines() if line.startswith("missing")] == []
    assert ended.returncode == 0
