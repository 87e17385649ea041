"""`python -m conformance new`: answers and recordings become a profile that can be read."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from conformance.beginning import Recorded, Unanswered, Unusable, asked, read, written
from conformance.beginning.profile import ACCOUNTS, PHONES
from conformance.beginning.questions import QUESTIONS
from conformance.profile import load
from conformance.text import LANGUAGES

PYTHON = """
    page.goto("https://mail.example.edu/login")
    page.get_by_label("帐号").click()
    page.get_by_label("帐号").fill("wang@example.edu")
    page.get_by_placeholder("请输入密码").fill("x")
    page.get_by_role("button", name="登 录").click()
    page.get_by_role("listitem").filter(has_text="短信").get_by_role("button", name="立即绑定").click()
    page.get_by_role("textbox", name="手机号").click()
    page.get_by_role("textbox", name="手机号").fill("13900000001")
    page.get_by_text("获取验证码").click()
    page.locator("#code").fill("123456")
    page.get_by_role("button", name="确 认").click()
    page.get_by_role("button", name="暂不").click()
"""
JAVASCRIPT = """
  await page.goto('https://mail.example.edu/login');
  await page.getByLabel('帐号').click();
  await page.getByLabel('帐号').fill('wang@example.edu');
  await page.getByPlaceholder('请输入密码').fill('x');
  await page.getByRole('button', { name: '登 录' }).click();
  await page.getByRole('listitem').first().getByRole('button', { name: '立即绑定' }).click();
  await page.getByRole('textbox', { name: '手机号' }).click();
  await page.getByRole('textbox', { name: '手机号' }).fill('13900000001');
  await page.getByText('获取验证码').click();
  await page.locator('#code').fill('123456');
  await page.getByRole('button', { name: '确 认' }).click();
  await page.getByRole('button', { name: '暂不' }).click();
"""
WORDS = {
    "login": {"username": "帐号", "password": "css=[placeholder='请输入密码']", "submit": "登 录"},
    "forced": {"bind": "立即绑定"},
    "sms_binding": {"number": "手机号", "code": "css=#code", "send": "text=获取验证码", "confirm": "确 认"},
    "trust": {"later": "暂不"},
}
LOGIN = """<h1>校园邮箱</h1><form><label for=u>帐号</label><input id=u name=user>
<label for=p>口令</label><input id=p type=password><button>进入</button></form>"""
ANSWERS = [
    "",
    "https://mail.example.edu/",
    "",
    "",
    "8000",
    "sms otp",
    "code is [123456]",
    "webhook",
    "pool",
    "",
]

FREE = Path("no", "such", "folder")


def typed(*answers: str) -> Iterator[str]:
    yield from answers


def answered(recorded: Recorded, *answers: str) -> dict[str, str]:
    """What these answers to the questions come to."""
    left = typed(*answers)

    def ask(line: str) -> str:
        for answer in left:
            return answer
        raise EOFError(line)

    return dict(asked(ask, recorded, FREE.joinpath))


@pytest.mark.parametrize(("name", "text"), [("it.py", PYTHON), ("it.ts", JAVASCRIPT)])
def test_a_recording_of_codegen_gives_words_and_address(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    assert read(file) == Recorded({"mail": "https://mail.example.edu/login"}, WORDS)


def test_a_box_that_is_ticked_at_the_login_is_not_what_submits_it(tmp_path: Path) -> None:
    file = tmp_path / "it.py"
    pressed = '    page.get_by_role("button", name="登 录")'
    ticked = f'    page.get_by_role("checkbox", name="记住我").check()\n{pressed}'
    file.write_text(PYTHON.replace(pressed, ticked), encoding="utf-8")
    assert read(file).screens == WORDS


def test_a_recording_that_ends_early_gives_what_it_has(tmp_path: Path) -> None:
    file = tmp_path / "it.py"
    file.write_text(PYTHON.partition('    page.get_by_role("listitem")')[0], encoding="utf-8")
    assert read(file).screens == {"login": WORDS["login"]}


def har(tmp_path: Path, *pages: tuple[str, str]) -> Path:
    """A HAR file in which these pages were opened."""
    entries = [
        {
            "request": {"url": url},
            "response": {"status": 200, "content": {"mimeType": "text/html; charset=utf-8", "text": html}},
        }
        for url, html in pages
    ]
    file = tmp_path / "it.har"
    file.write_text(json.dumps({"log": {"entries": entries}}), encoding="utf-8")
    return file


def test_a_har_gives_the_address_and_the_login_form(tmp_path: Path) -> None:
    file = har(tmp_path, ("https://mail.example.edu/", "<p>…"), ("https://sso.example.edu/login?x", LOGIN))
    words = {"landmark": "校园邮箱", "username": "帐号", "password": "口令", "submit": "进入"}
    assert read(file) == Recorded({"mail": "https://mail.example.edu/"}, {"login": words})


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("it.py", "print()", "no page is opened in it; give a codegen script"),
        ("it.har", "{", "it is no HAR 1.2 file"),
        ("it.har", '{"log": {"entries": [{}]}}', "it is no HAR 1.2 file"),
        ("it.har", '{"log": {"entries": []}}', "no page is opened in it"),
    ],
)
def test_what_is_no_recording_is_told(tmp_path: Path, name: str, text: str, said: str) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Unusable, match=said):
        read(file)


COMMAND = "python3 -m mail --port {web}"


@pytest.mark.parametrize("served", ["8000", COMMAND])
@pytest.mark.parametrize("phones", PHONES)
@pytest.mark.parametrize("accounts", ACCOUNTS)
def test_what_is_written_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, phones: str, accounts: str, served: str
) -> None:
    monkeypatch.setenv("SINK_TOKEN", "token-of-the-sink")
    monkeypatch.setenv("POOL_TEST1", "password")
    monkeypatch.setenv("POOL_TEST2", "password")
    answers = answered(Recorded(), *ANSWERS[:4], served, *ANSWERS[5:7], phones, accounts, "yes")
    file = tmp_path / "ours.toml"
    file.write_text(written(answers, Recorded({}, WORDS)), encoding="utf-8")
    profile = load(file)
    assert profile.name == "ours"
    assert profile.ics.codes.pattern == "de\\ is\\ ([0-9]{6})"
    assert profile.ixit.screens.mail_login.submit == "登 录"
    assert profile.ixit.addresses.direct == "https://mail.example.edu/"
    assert (profile.ixit.phones.kind, profile.ixit.accounts.come_from) == (phones, accounts)
    started = profile.ixit.start
    assert (" ".join(map(str, started.command)) if started else "8000") == served
    assert bool(profile.ixit.outbound) == (phones == "fake" and not started)


@pytest.mark.parametrize("served", ["mail --port", "mail 'x {web}", "8000 or so"])
def test_a_command_without_a_port_to_serve_on_is_asked_for_again(served: str) -> None:
    said = "give a port, a command with {web} in it, or nothing"
    assert next(one for one in QUESTIONS if one.key == "served").wrong(served) == said


def test_a_port_may_stand_within_a_word(tmp_path: Path) -> None:
    assert not next(one for one in QUESTIONS if one.key == "served").wrong("php -S 127.0.0.1:{web}")


def test_who_offers_no_sms_is_not_asked_of_it(tmp_path: Path) -> None:
    answers = answered(Recorded(), *ANSWERS[:5], "otp", "command", "no")
    file = tmp_path / "ours.toml"
    file.write_text(written(answers, Recorded()), encoding="utf-8")
    profile = load(file)
    assert (profile.ics.methods, profile.ixit.accounts.come_from) == (("otp",), "command")


def comments(profile: str) -> list[str]:
    return [line.rpartition("# ")[2] for line in profile.splitlines() if re.search("(^|  )# ", line)]


@pytest.mark.parametrize("served", ["", "8000", COMMAND])
@pytest.mark.parametrize("phones", PHONES)
@pytest.mark.parametrize("accounts", ACCOUNTS)
def test_every_comment_of_the_profile_has_its_chinese(phones: str, accounts: str, served: str) -> None:
    answers = answered(Recorded(), *ANSWERS[:4], served, *ANSWERS[5:7], phones, accounts, "yes")
    english, chinese = (written(answers, Recorded(), language) for language in LANGUAGES)
    assert tomllib.loads(english) == tomllib.loads(chinese)
    assert comments(english)
    assert [one for one in comments(chinese) if not re.search("[一-鿿]", one)] == []


def test_every_question_and_its_remark_has_its_chinese() -> None:
    shown: list[str] = []
    wrong = ["taken", "x", "x", "x", "mail --port", "fax", "no code", "x", "x", "x"]
    left = iter([one for pair in zip(wrong, ANSWERS, strict=True) for one in pair])

    def ask(line: str) -> str:
        shown.append(line)
        return next(left)

    asked(ask, Recorded(), lambda name: Path(__file__ if name == "taken" else "no-such"), LANGUAGES[1])
    assert len(shown) == 2 * len(ANSWERS)
    assert [line for line in shown if not re.search("[一-鿿]", line)] == []


def test_a_wrong_answer_is_asked_again_with_what_would_do() -> None:
    shown: list[str] = []
    left = iter(["", "mail.example.edu", *ANSWERS[1:]])

    def ask(line: str) -> str:
        shown.append(line)
        return next(left)

    assert asked(ask, Recorded(), FREE.joinpath)["mail"] == "https://mail.example.edu/"
    assert "  give an https:// address: " in shown
    assert len(shown) == 11


def test_answers_that_end_are_told() -> None:
    with pytest.raises(Unanswered, match="nobody answered: The portal's address"):
        answered(Recorded(), *ANSWERS[:2])


def test_the_command_writes_no_file_over_another(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    command = [sys.executable, "-m", "conformance", "new", "--to", str(file)]
    ended = [
        subprocess.run(command, input="\n".join([*ANSWERS, ""]), capture_output=True, text=True, check=False)
        for _ in range(2)
    ]
    assert [one.returncode for one in ended] == [0, 3]
    assert "go on with: ci/conformance --target=" in ended[0].stdout
    assert "ours.toml is there already: give another file to --to" in ended[1].stderr
    assert ended[1].stdout == ""


def test_the_command_speaks_chinese(tmp_path: Path) -> None:
    recording = har(tmp_path, ("https://mail.example.edu/", "<div id=app></div>"))
    file = tmp_path / "ours.toml"
    command = [sys.executable, "-m", "conformance", "new", "--language=zh-CN", "--to", str(file)]
    typed = "\n".join([*ANSWERS, ""])
    ended = [
        subprocess.run([*command, *more], input=typed, capture_output=True, text=True, check=False)
        for more in ([str(recording)], [])
    ]
    assert [one.returncode for one in ended] == [0, 3]
    assert "录制中没有登录表单" in ended[0].stdout
    assert "接下来运行：ci/conformance --target=" in ended[0].stdout
    assert "已存在：请用 --to 指定其他文件；见 --help" in ended[1].stderr


def test_a_name_that_is_taken_is_asked_again(tmp_path: Path) -> None:
    tmp_path.joinpath("taken").touch()
    shown: list[str] = []
    left = iter(["taken", *ANSWERS])

    def ask(line: str) -> str:
        shown.append(line)
        return next(left)

    assert asked(ask, Recorded(), tmp_path.joinpath)["name"] == "ours"
    assert shown[1] == f"  {tmp_path / 'taken'} is there already: give another name: "
