"""What is of no use is refused before anything runs, each in a line with file, key, value and remedy."""

import os
from pathlib import Path

import pytest

from conformance.profile.hosts import misspelt, odd
from conformance.profile.selectors import broken
from tests.profile.complaints import complaints
from tests.profile.test_profile import REFERENCE

NESTED = r"(?:(?:\d+)+)+x([0-9]{4})"
HOOK = '[ixit.hooks.bind]\nmethod = "POST"\n'


def said(folder: Path, tables: str) -> list[str]:
    path = folder / "own.toml"
    path.write_text(f'extends = "{REFERENCE}"\n{tables}', encoding="utf-8")
    lines = complaints(path)
    assert all("\n" not in line for line in lines)
    return lines


@pytest.mark.parametrize(
    ("tables", "key"),
    [
        ('[ixit.people]\nnumber = "+8613900000000"', "ixit.people.number = "),
        ('[ixit.people]\nnumber = "139########"', "ixit.people.number = "),
        ('[ixit.people]\naddress = "li@kust.edu.cn"', "ixit.people.address = "),
        ('[ixit.people]\nbackup = "########"', "ixit.people.backup = "),
        ('[ics.codes]\npattern = "()"', "ics.codes.pattern = "),
        ('[ics.codes]\npattern = "(\\\\d*)"', "ics.codes.pattern = "),
        ('[ics.codes]\npattern = "([a"', "ics.codes.pattern must be"),
        (f'[ics.codes]\npattern = "{"(" * 300}"', "ics.codes.pattern must be"),
        (f'[ics.codes]\npattern = "({"x" * 600})"', "ics.codes.pattern must be"),
        (f"[ics.codes]\npattern = '{NESTED}'", f"ics.codes.pattern = {NESTED!r} does not come to an end"),
        (f"[ics.codes]\npattern = 'code: {NESTED}'", "ics.codes.pattern = 'code: "),
        ("[ixit.waits]\npage = -1", "ixit.waits.page = -1: give a number of seconds"),
        ("[ixit.waits]\npage = inf", "ixit.waits.page = inf: give"),
        ("[ixit.waits]\nscenario = nan", "ixit.waits.scenario = nan: give"),
        ("[ics]\nmethods = []", "ics.methods = []: give"),
        ("[ics]\ndoors = []", "ics.doors = []: give"),
        ("[ixit.start]\ncommand = []", "ixit.start.command = []: give a program"),
        ('[ixit.start]\ncommand = [""]', "ixit.start.command = ['']: give a program"),
        ('[ixit.hosts]\n"i.kust.edu.cn" = "0"', 'ixit.hosts."i.kust.edu.cn" = '),
        ('[ixit.hosts]\n"i.kust.edu.cn" = "²"', 'ixit.hosts."i.kust.edu.cn" = '),
        ('[ixit.hosts]\n"i.kust.edu.cn" = "70000"', 'ixit.hosts."i.kust.edu.cn" = '),
        ('[ixit.hosts]\n"i.kust.edu.cn" = "-1"', 'ixit.hosts."i.kust.edu.cn" = '),
        ("[ixit.outbound]\nproxy = 70000", "ixit.outbound.proxy = 70000: give a port"),
        ('[ixit]\nallowed_hosts = ["*"]', "ixit.allowed_hosts: '*': give a host's name"),
        ('[ixit]\nallowed_hosts = ["mail。kust.edu.cn"]', "ixit.allowed_hosts: 'mail。kust.edu.cn': write"),
        ('[ixit]\nenvironment = ["https_proxy"]', "ixit.environment: https_proxy is never passed on"),
        (f'{HOOK}url = "https://["', "ixit.hooks.bind.url = 'https://[': give an address"),
        (f'{HOOK}url = "control/bind"', "ixit.hooks.bind.url = "),
        ('[ixit.hooks.bind]\nmethod = "SEND"', "ixit.hooks.bind.method = 'SEND': give one of GET"),
        (
            "[ixit.hooks.bind.body]\nwhen = 2026-11-29",
            "ixit.hooks.bind.body.when = 2026-11-29: JSON has no such value",
        ),
        (
            '[ixit.hooks.create_person.body]\nmailboxes = []',
            "ixit.hooks.create_person does not say {letter}",
        ),
        ('[ixit.screens.trust]\nlater = "css="', "ixit.screens.trust.later = 'css=': a selector"),
        ('[ixit.screens.trust]\nlater = "css=#a["', "ixit.screens.trust.later = 'css=#a[': no browser"),
        ('[ixit.phones.webhook]\nport = 8099\nsecret = " "', "ixit.phones.webhook.secret is empty"),
        ('[ixit.phones.webhook]\nport = 0\nsecret = "s"', "ixit.phones.webhook.port = 0: give a port"),
        ("[ixit.limits]\nsms_total = -1", "ixit.limits.sms_total = -1: give a whole number, 0 or more"),
        ('[ixit.browser]\nlanguage = "zh_CN.UTF-8"', "ixit.browser.language = 'zh_CN.UTF-8': give a"),
        ('[ixit.browser]\ntime_zone = "Kunming"', "ixit.browser.time_zone = 'Kunming': give a zone"),
        ('[ixit.gateways.http]\nhost = "*"', "ixit.gateways.http.host = '*': give a host's name"),
        ('[ixit.start]\nports = ["Portal"]', "ixit.start.ports = ['Portal']: give a list of 50 at the most"),
        ('[ixit.start]\nports = ["a", "a"]', "ixit.start.ports has 'a' twice: give each port a name"),
        ('[ixit.start]\nports = ["token"]', "ixit.start.ports: {token} stands for something else already"),
        ('[ixit.start.environment]\n"" = "x"', "ixit.start.environment: '' is no variable's name: give"),
        ('[ixit.start.environment]\n"A=B" = "x"', "ixit.start.environment: 'A=B' is no variable's name"),
        ('[ixit]\nenvironment = ["A B"]', "ixit.environment: 'A B' is no variable's name: give letters"),
        ('[ixit.start]\ncommand = ["a\\u0000b"]', "ixit.start.command[1] has a NUL (\\x00) in it: leave"),
        ('[ixit.start.environment]\nA = "\\u0000"', "ixit.start.environment.A has a NUL"),
        ('[ixit.accounts]\ncommand = ["\\u0000"]', "ixit.accounts.command[1] has a NUL"),
        ('[ixit.hosts]\n"i.kust.edu.cn" = "1{portal}"', 'ixit.hosts."i.kust.edu.cn" = \'1{portal}\': give'),
        ('[ixit.mail_programs.imap]\nhost = "0.0.0.0"', "ixit.mail_programs.imap.host = '0.0.0.0': nobody"),
        (f'{HOOK}url = "http://kust.edu.cn\\\\@127.0.0.1/"', "ixit.hooks.bind.url = "),
        ('[ixit.screens.forced]\nbind = ["绑定", "css="]', "ixit.screens.forced.bind[2] = 'css=': a sel"),
        (f'name = "{"n" * 5000}"', "name = '"),
    ],
)  # fmt: skip
def test_what_is_of_no_use_is_refused(tmp_path: Path, tables: str, key: str) -> None:
    lines = said(tmp_path, tables)
    assert [line for line in lines if line.startswith(key)], lines


def test_ports_beyond_number_are_refused_in_one_line(tmp_path: Path) -> None:
    [line] = said(tmp_path, f"[ixit.start]\nports = {[f'p{number}' for number in range(70_000)]}")
    assert len(line) < 3000 and line.startswith("ixit.start.ports = ['p0', ")


def test_what_stands_elsewhere_may_stand_in_a_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LABEL", "稍后")
    assert said(tmp_path, '[ixit.screens.trust]\nlater = "{env:LABEL}"') == []


def test_a_scenario_may_not_be_cut_off_while_it_waits_as_it_may(tmp_path: Path) -> None:
    lines = said(tmp_path, '[ixit]\nclock = "real"\n[ixit.waits]\nlongest = 300')
    assert "ixit.waits.scenario must be more than ixit.waits.longest, which a scenario may wait for" in lines


@pytest.mark.parametrize(
    "host", ["mail.kust.edu.cn", "MAIL.kust.edu.cn", "localhost", "10.0.0.1", "::1", "a-1.x"]
)
def test_hosts_as_they_should_be(host: str) -> None:
    assert odd(host) == ""


@pytest.mark.parametrize(
    ("host", "remedy"),
    [
        ("2130706433", "write it as 127.0.0.1"),
        ("0x08080808", "write it as 8.8.8.8"),
        ("0x8.8.8.8", "write it as 8.8.8.8"),
        ("127.1", "write it as 127.0.0.1"),
        ("mail。kust．edu｡cn", "write it as mail.kust.edu.cn"),
        ("邮箱.example", "write it as xn--c0zu34b.example"),
        ("*.example.org", "give a host's name"),
        ("", "give a host's name"),
        ("a b", "give a host's name"),
    ],
)
def test_hosts_that_are_written_otherwise(host: str, remedy: str) -> None:
    assert odd(host).startswith(remedy)


@pytest.mark.parametrize(
    "address", ["https://[", "https://", "ftp://a.example", "https://a.example:x/", "a b"]
)
def test_addresses_that_are_none(address: str) -> None:
    assert misspelt(address).startswith("give an address")


@pytest.mark.parametrize(
    "selector",
    [
        "下一页",
        "css=#login .row:nth-child(2n+1) > input[name='a]b']",
        'css=div:has-text("(") >> css=button',
        "css=a[href$='.pdf' i], css|x",
        'xpath=//div[@class="a"]/..//text()[contains(., "\'")]',
        "xpath=/",
        'role=button[name="登录"]',
        "role=button[name=/]a/i]",
        "text=登录",
    ],
)
def test_selectors_that_may_be_right(selector: str) -> None:
    assert broken(selector) == ""


@pytest.mark.parametrize(
    "selector",
    ["css=", "css=a[", "css=div >", "css=..a", "css=a:not(.b", "css=a['x]", "css=[]", "css=#1",
     "xpath=//div[", "xpath=//a[]", "xpath=//a/", "xpath=//a[@]", "role=", "role=[name=x]", "text=",
     "css=a,,b"],
)  # fmt: skip
def test_selectors_that_no_browser_reads(selector: str) -> None:
    assert broken(selector)


def test_files_that_are_none_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * 2_000_000)
    for name in ("pipe", "large", "/dev/zero", "n" * 5000, "a\\u0000b"):
        lines = said(tmp_path, f'[ixit.start.environment]\nTOKEN = "{{file:{name}}}"')
        assert len(lines) == 1 and lines[0].startswith("ixit.start.environment.TOKEN = "), lines


@pytest.mark.parametrize(
    "text",
    [
        f"x = {'[' * 5000}",
        "x = 1\nx = 2",
        f"x = {'9' * 5000}",
        'extends = "../{folder}/own.toml"',
        'extends = "./own.toml"',
        f'extends = "{"n" * 5000}.toml"',
        'extends = "a\\u0000b"',
    ],
    ids=["deep", "twice", "huge number", "circle", "itself", "long", "NUL"],
)
def test_a_file_that_cannot_be_read_is_a_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text.replace("{folder}", tmp_path.name), encoding="utf-8")
    assert len(complaints(path)) == 1
