"""Whom a run may reach, and how messages and calls come to the suite: said before anything runs."""

from pathlib import Path

import pytest

from conformance.profile import load
from conformance.profile.hosts import public
from tests.profile.complaints import complaints
from tests.profile.test_profile import REFERENCE

WEBHOOK = '[ixit.phones]\nkind = "webhook"\n[ixit.phones.webhook]\nport = 8099\nsecret = "s"'
PLACE = "ixit.addresses.portal = 'https://portal.kust.edu.cn/'"
LEAVE = (
    f"{PLACE}: portal.kust.edu.cn is on the network, where people may use it; "
    "a run binds, unbinds and sends messages there: say ixit.allow_production = true if you may"
)


def said(folder: Path, tables: str) -> list[str]:
    """What is said of a profile that extends the reference's by these tables."""
    path = folder / "own.toml"
    path.write_text(f'extends = "{REFERENCE}"\n{tables}', encoding="utf-8")
    return complaints(path)


@pytest.mark.parametrize(
    ("host", "is_public"),
    [
        ("i.kust.edu.cn", True),
        ("8.8.8.8", True),
        ("2002:808:808::1", True),
        ("2001:0:808:808::f7f7:f7f7", True),
        ("2002:7f00:1::1", False),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("::1", False),
        ("localhost", False),
        ("mail.staging.internal", False),
        ("portal.test", False),
        ("mail.example.org", False),
        ("mailexample.org", True),
        ("portal", False),
    ],
)
def test_a_host_that_the_public_may_use(host: str, is_public: bool) -> None:
    assert public(host) is is_public


@pytest.mark.parametrize(("leave", "lines"), [("", [LEAVE]), ("allow_production = true", [])])
def test_a_site_on_the_network_needs_leave(tmp_path: Path, leave: str, lines: list[str]) -> None:
    address = '[ixit.addresses]\nportal = "https://portal.kust.edu.cn/"'
    tables = f'[ixit]\nallowed_hosts = ["portal.kust.edu.cn"]\n{leave}\n{address}'
    assert said(tmp_path, tables) == lines


DOOR = """[[ixit.further_doors]]
name = "the mobile web"
landmark = "手机版邮箱"
address = "{address}"
"""


def test_a_further_door_on_the_network_needs_leave(tmp_path: Path) -> None:
    site = 'allowed_hosts = ["m.kust.edu.cn"]\n' + DOOR.format(address="https://m.kust.edu.cn/m/login")
    [line] = said(tmp_path, f"[ixit]\n{site}")
    assert line.startswith(
        "ixit.further_doors[1].address = 'https://m.kust.edu.cn/m/login': m.kust.edu.cn is on the network"
    )
    assert said(tmp_path, f"[ixit]\nallow_production = true\n{site}") == []
    assert load(tmp_path / "own.toml").withheld(frozenset({"needs-attacks"}))


def test_mail_servers_on_the_network_need_leave(tmp_path: Path) -> None:
    server = '[ixit.mail_programs.imap]\nhost = "imap.kust.edu.cn"'
    assert said(tmp_path, server) == [
        "ixit.mail_programs.imap.host = 'imap.kust.edu.cn' is on the network, where people may use it; "
        "a run tries passwords there: say ixit.allow_production = true if you may"
    ]
    assert said(tmp_path, f"[ixit]\nallow_production = true\n{server}") == []


@pytest.mark.parametrize(
    ("tables", "line"),
    [
        ('kind = "webhook"', 'ixit.phones.kind is "webhook", but [ixit.phones.webhook] is missing'),
        (
            'kind = "command"\nnumbers = ["+8613900000001"]',
            'ixit.phones.kind is "command", but [ixit.phones.command] is missing',
        ),
        (
            'kind = "operator"',
            'ixit.phones.kind is "operator", where messages go to real phones: name in ixit.phones.numbers '
            "those that may receive them",
        ),
        (
            'numbers = ["139"]',
            "ixit.phones.numbers: '139' is no number in E.164, such as +8613900000000",
        ),
        (
            'kind = "command"\nnumbers = ["+8613900000001"]\n'
            '[ixit.phones.command]\ncommand = ["messages", "{nmber}"]',
            "ixit.phones.command.command: nothing stands for {nmber}; there is {number}, {python}, {since}",
        ),
    ],
)
def test_phones_that_cannot_be_read(tmp_path: Path, tables: str, line: str) -> None:
    assert said(tmp_path, f"[ixit.phones]\n{tables}") == [line]


def running(folder: Path, tables: str) -> list[str]:
    """What is said of phones and calls of a deployment that runs already."""
    text = REFERENCE.read_text(encoding="utf-8")
    start, hosts = text.index("[ixit.start]"), text.index("[ixit.hosts]")
    path = folder / "running.toml"
    text = f"{text[:start]}{tables}\n{text[hosts:]}"
    for name in ("portal", "mail", "control", "imap", "pop3", "submission"):
        text = text.replace(f"{{{name}}}", "8001")
    path.write_text(text, encoding="utf-8")
    return complaints(path)


def test_who_offers_no_sms_need_not_say_where_it_is_read(tmp_path: Path) -> None:
    running(tmp_path, "")
    path = tmp_path / "running.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"sms", ', "", 1), encoding="utf-8")
    assert not [line for line in complaints(path) if "ixit.phones" in line]


@pytest.mark.parametrize(
    ("tables", "starts"),
    [
        ("", ['ixit.phones.kind is "fake", but no SMS gateway\'s traffic comes to us']),
        (WEBHOOK, []),
        ('[ixit.outbound]\naddresses = { "sms.tencentcloudapi.com" = 8201 }', []),
        (
            f'{WEBHOOK}\n[ixit.outbound]\naddresses = {{ "sms.example.org" = 8201 }}',
            ['ixit.outbound.addresses."sms.example.org": no such provider; there are '],
        ),
        ("[ixit.outbound]\ntls = 8443", ["ixit.outbound.authority is missing: name a folder for the CA"]),
        ("[ixit.outbound]\nproxy = 3128\nauthority = 'ca'", []),
    ],
)
def test_how_the_calls_of_a_running_deployment_come(tmp_path: Path, tables: str, starts: list[str]) -> None:
    lines = running(tmp_path, tables)
    assert len(lines) == len(starts)
    assert all(line.startswith(start) for line, start in zip(lines, starts, strict=True))


NETWORK = (
    '[ixit]\nallow_production = {leave}\nallowed_hosts = ["portal.kust.edu.cn"]\n'
    '[ixit.addresses]\nportal = "https://portal.kust.edu.cn/"\n'
)


@pytest.mark.parametrize(
    ("tables", "key"),
    [
        ('[ixit.hooks.reset]\nurl = "https://api.kust.edu.cn/{address}"', "ixit.hooks.reset.url"),
        ('[ixit.people]\nbackup = "u########@qq.com"', "ixit.people.backup"),
    ],
)
def test_hooks_and_backup_mailboxes_of_the_public_need_leave(tmp_path: Path, tables: str, key: str) -> None:
    assert [line.startswith(key) for line in said(tmp_path, tables)] == [True]
    assert said(tmp_path, f"[ixit]\nallow_production = true\n{tables}") == []


def test_numbers_that_are_made_up_get_no_messages_of_a_site_on_the_network(tmp_path: Path) -> None:
    site = NETWORK.format(leave="true")
    [line] = said(tmp_path, f"{site}{WEBHOOK}")
    assert line.startswith('ixit.phones.kind is "webhook" for a deployment on the network')
    named = WEBHOOK.replace('kind = "webhook"', 'kind = "webhook"\nnumbers = ["+8613900000001"]')
    assert said(tmp_path, f"{site}{named}") == []


@pytest.mark.parametrize(
    ("tables", "reason"),
    [
        ("", ""),
        ("[ixit]\nattacks = false\n", "it attacks, and attacks are off: the profile says so (ixit.attacks)"),
        (
            NETWORK.format(leave="true"),
            "it attacks, and attacks are off: people may be using this deployment (ixit.attacks)",
        ),
        (NETWORK.format(leave="true").replace("[ixit]\n", "[ixit]\nattacks = true\n"), ""),
    ],
)
def test_attacks_are_off_where_people_may_be(tmp_path: Path, tables: str, reason: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'extends = "{REFERENCE}"\n{tables}', encoding="utf-8")
    assert load(path).withheld(frozenset({"G4.7", "needs-attacks"})) == reason
    assert load(path).withheld(frozenset({"G4.7"})) == ""


@pytest.mark.parametrize(
    "host",
    [
        "0x08080808",
        "134744072",
        "010.8.8.8",
        "8.2056",
        "i。kust.edu.cn",
        "ｉ.kust.edu.cn",
        "i.kust.edu.cn.",
        "127.0.0.1@i.kust.edu.cn",
        "[::ffff:8.8.8.8]",
    ],
)
@pytest.mark.parametrize(
    "table",
    [
        '[ixit.hooks.reset]\nurl = "https://{host}/reset"',
        '[ixit]\nallowed_hosts = ["{host}"]\n[ixit.addresses]\nportal = "https://{host}/"',
        '[ixit.mail_programs.imap]\nhost = "{host}"',
        '[ixit]\nallowed_hosts = ["{host}"]\n' + DOOR.format(address="https://{host}/"),
    ],
    ids=["hook", "address", "mail server", "further door"],
)
def test_no_way_to_write_a_public_host_gets_round_the_leave(tmp_path: Path, table: str, host: str) -> None:
    assert said(tmp_path, table.replace("{host}", host))
