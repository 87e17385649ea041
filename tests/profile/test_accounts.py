"""What a profile says of accounts: every contradiction in one line, all at once."""

from pathlib import Path

import pytest

from conformance.profile import ProfileError, load
from tests.profile.complaints import complaints

ROOT = Path(__file__).parents[2]
POOL = """
[ixit.accounts]
come_from = "pool"
folder = "lent"

[[ixit.accounts.pool]]
login = "one"
password_env = "POOL_ONE"
mailboxes = [{ address = "one@example.edu", letter = "aster" }, { address = "o@example.edu", letter = "ivy" }]
number = "+8613900000001"
new_number = "+8613900000002"
backup = "one@example.org"

[[ixit.accounts.pool]]
login = "two"
password_file = "FILE"
mailboxes = [{ address = "two@example.edu", letter = "tulip" }]
number = "+8613900000003"
new_number = "+8613900000004"
backup = "two@example.org"
"""


def lines(folder: Path, text: str) -> list[str]:
    """What is wrong with the reference's profile when it says this besides."""
    path = folder / "pool.toml"
    path.write_text(f'extends = "{ROOT / "targets" / "reference.toml"}"\n{text}', encoding="utf-8")
    return complaints(path)


@pytest.fixture
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("POOL_ONE", "secret-one")
    (tmp_path / "two").write_text("secret-two\n", encoding="utf-8")
    return POOL.replace("FILE", str(tmp_path / "two"))


def test_passwords_come_from_the_environment_or_a_file(tmp_path: Path, pool: str) -> None:
    assert lines(tmp_path, pool) == []
    people = load(tmp_path / "pool.toml").ixit.accounts.pool
    assert [one.password() for one in people] == ["secret-one", "secret-two"]


def test_all_that_contradicts_is_told_at_once(
    tmp_path: Path, pool: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("POOL_ONE")
    pool = pool.replace(', { address = "o@example.edu", letter = "ivy" }', "")
    pool = pool.replace('"+8613900000002"', '"13900000002"').replace('"+8613900000004"', '"+8613900000003"')
    pool = pool.replace('backup = "two@example.org"', 'password_env = "X"').replace('folder = "lent"', "")
    assert lines(tmp_path, pool) == [
        'ixit.accounts.come_from is "pool", but ixit.accounts.folder is empty: name a folder',
        "ics.second_mailbox is true, but nobody in ixit.accounts.pool has two mailboxes",
        "ixit.accounts.pool, one: '13900000002' is no number in E.164: give one such as +8613900000000",
        "ixit.accounts.pool, one: the environment has no POOL_ONE: set it",
        "ixit.accounts.pool, two: backup is missing: give an address, or leave backup out of ics.methods",
        "ixit.accounts.pool, two: give either password_env or password_file",
        "ixit.accounts.pool: +8613900000003 stands there more than once; each person needs their own",
    ]


def test_a_file_without_a_password_is_named(tmp_path: Path, pool: str) -> None:
    pool = pool.replace(str(tmp_path / "two"), str(tmp_path / "three"))
    assert lines(tmp_path, pool) == [
        f"ixit.accounts.pool, two: {tmp_path / 'three'} cannot be read: there is no such file"
    ]


def test_an_item_that_is_wrong_is_named_by_its_number_and_key(tmp_path: Path, pool: str) -> None:
    pool = pool.replace('login = "two"', "login = 2").replace('letter = "tulip"', 'leter = "tulip"')
    assert sorted(lines(tmp_path, pool)) == [
        "ixit.accounts.pool[2].login = 2: give a text",
        "ixit.accounts.pool[2].mailboxes[1].leter: there is no such key; did you mean letter?",
        "ixit.accounts.pool[2].mailboxes[1].letter is missing: give a text",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            '[ixit.accounts]\ncome_from = "pool"\nfolder = "lent"',
            'ixit.accounts.come_from is "pool", but ixit.accounts.pool is empty: list who may be lent',
        ),
        (
            '[ixit.accounts]\ncome_from = "command"',
            'ixit.accounts.come_from is "command", but ixit.accounts.command is empty: name the program',
        ),
        ("[ixit]\nsign_in = []", 'ixit.sign_in = []: name the program, or give "screens"'),
        ('[ixit]\nsign_in = "page"', "ixit.sign_in = 'page': give 'screens' or a list, each item a text"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, text: str, line: str) -> None:
    assert lines(tmp_path, text) == [line]


def test_a_placeholder_that_nothing_stands_for_is_named(tmp_path: Path) -> None:
    said = lines(tmp_path, '[ixit]\nsign_in = ["{pythn}"]\n[ixit.accounts]\ncommand = ["{x}"]')
    assert [line.partition(";")[0] for line in said] == [
        "ixit.accounts.command: nothing stands for {x}",
        "ixit.sign_in: nothing stands for {pythn}",
    ]


def test_without_a_hook_people_must_come_from_elsewhere(tmp_path: Path) -> None:
    text = (ROOT / "targets" / "reference.toml").read_text(encoding="utf-8")
    path = tmp_path / "bare.toml"
    start = text.index("[ixit.hooks.create_person]")
    end = text.index("[ixit.hooks.add_mailbox]")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    with pytest.raises(ProfileError) as error:
        load(path)
    assert [line.removeprefix(f"{path}: ") for line in error.value.lines] == [
        'ixit.hooks.create_person is missing: name it, or let ixit.accounts.come_from be "pool" or "command"'
    ]
