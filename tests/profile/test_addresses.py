"""Addresses that nobody can open, and placeholders that nothing stands for, are found at once."""

from pathlib import Path

import msgspec
import pytest

from conformance import profile
from tests.profile.test_profile import REFERENCE, refusal

PORTS = "there is {control}, {imap}, {mail}, {pop3}, {portal}, {submission}"


@pytest.mark.parametrize(
    ("pattern", "new", "lines"),
    [
        (
            'portal = "https://i.kust.edu.cn/"',
            'portal = "i.kust.edu.cn"',
            ["ixit.addresses.portal = 'i.kust.edu.cn': give an address that begins with https://"],
        ),
        (
            'portal = "https://i.kust.edu.cn/"',
            'portal = "https://i.kust.edu.com/"',
            [
                "ixit.addresses.portal = 'https://i.kust.edu.com/': i.kust.edu.com is neither in ixit.hosts "
                "nor in ixit.allowed_hosts"
            ],
        ),
        (
            '"mail.kust.edu.cn" = "{mail}"',
            '"mail.kust.edu.cn" = "{mial}"',
            ['ixit.hosts."mail.kust.edu.cn": nothing stands for {mial}; ' + PORTS],
        ),
        (
            '"mail.kust.edu.cn" = "{mail}"',
            '"mail.kust.edu.cn" = "mail"',
            [
                "ixit.hosts.\"mail.kust.edu.cn\" = 'mail': "
                "give a port, or a name of ixit.start.ports as {name}"
            ],
        ),
        (
            'port = "{imap}"',
            'port = "imaps"',
            ["ixit.mail_programs.imap.port = 'imaps': give a port, or a name of ixit.start.ports as {name}"],
        ),
        (
            'port = "{submission}"',
            'port = "{submission}"\nauthority = "no/ca.pem"',
            ["ixit.mail_programs.smtp.authority = 'no/ca.pem': there is no such file"],
        ),
        (
            'ready = "http://127.0.0.1:{control}/ready"',
            'ready = "http://127.0.0.1:{contrl}/ready"',
            [
                "ixit.start.ready: nothing stands for {contrl}; there is "
                "{control}, {folder}, {imap}, {mail}, {pop3}, {portal}, {python}, {smtp}, {submission}, "
                "{token}"
            ],
        ),
    ],
)
def test_what_leads_nowhere_is_said(tmp_path: Path, pattern: str, new: str, lines: list[str]) -> None:
    assert pattern in REFERENCE.read_text(encoding="utf-8")
    assert refusal(tmp_path, pattern.replace("{", r"\{"), new) == lines


@pytest.mark.parametrize("address", ["hello world", "https://[", "https://elsewhere.kust.edu.cn/"])
def test_a_further_door_leads_somewhere(tmp_path: Path, address: str) -> None:
    said = refusal(tmp_path, "https://mail.kust.edu.cn/m/login", address)
    assert [line.startswith(f"ixit.further_doors[1].address = {address!r}: ") for line in said] == [True]


def test_without_a_start_nothing_stands_for_its_ports(tmp_path: Path) -> None:
    said = refusal(tmp_path, r"(?s)\[ixit\.start\].*?(?=\[ixit\.hosts\])", "")
    assert (
        'ixit.hosts."mail.kust.edu.cn": nothing stands for {mail}; there is nothing without [ixit.start]'
        in said
    )
    assert any(line.startswith("ixit.hooks.bind: nothing stands for {control}") for line in said)


@pytest.mark.parametrize(
    ("url", "served"),
    [
        ("https://mail.kust.edu.cn/api/bind", True),
        ("https://MAIL.kust.edu.cn:443/", True),
        ("https://cdn.kust.edu.cn/count", True),
        ("https://elsewhere.example/mail.kust.edu.cn", False),
        ("about:blank", False),
    ],
)
def test_a_deployment_serves_its_hosts_and_those_that_its_pages_may_use(url: str, served: bool) -> None:
    ixit = msgspec.structs.replace(profile.load(REFERENCE).ixit, allowed_hosts=("cdn.kust.edu.cn",))
    assert ixit.serves(url) is served
