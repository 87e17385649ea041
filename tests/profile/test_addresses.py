"""Addresses that nobody can open, and placeholders that nothing stands for, are found at once."""

import re
from operator import attrgetter
from pathlib import Path

import msgspec
import pytest

from conformance import profile
from conformance.profile.keys import tables
from conformance.profile.values import Address
from tests.profile.complaints import complaints
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


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("https://i.kust.edu.cn/", "i.kust.edu.cn is not this machine, where ixit.start runs the deployment"),
        ("http://169.254.169.254:{control}/", "169.254.169.254 is not this machine"),
        ("file:///etc/passwd", "give an address that begins with https://"),
        ("garbage", "give an address that begins with https://"),
    ],
)
def test_readiness_is_asked_of_this_machine_alone(tmp_path: Path, address: str, wrong: str) -> None:
    [line] = refusal(tmp_path, "(?m)^ready = .+", f'ready = "{address}"')
    assert line.startswith(f"ixit.start.ready = {address!r}: {wrong}")


@pytest.mark.parametrize("address", ["http://localhost:{control}/", "http://[::1]:{control}/"])
def test_this_machine_has_other_names(tmp_path: Path, address: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'extends = "{REFERENCE}"\n[ixit.start]\nready = "{address}"', encoding="utf-8")
    assert complaints(path) == []


def test_no_address_of_the_schema_goes_unread(tmp_path: Path) -> None:
    places = [
        (where, field.name)
        for where, kind in tables(profile.Profile)
        for field in msgspec.structs.fields(kind)
        if field.type == Address
    ]
    assert len(places) == 15
    reference = profile.load(REFERENCE)
    for where, name in places:
        table = attrgetter(where)(reference)
        given = getattr(table[0] if isinstance(table, tuple) else table, name)
        said = refusal(tmp_path, re.escape(f'"{given}"'), '"hello world"')
        key = f"{where.replace('further_doors', 'further_doors[1]')}.{name}"
        assert any(line.startswith(f"{key} = 'hello world'") for line in said), key


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
