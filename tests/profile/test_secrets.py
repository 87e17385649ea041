"""Values that stand outside a profile: taken when it is read, and never shown."""

from pathlib import Path

import pytest

from conformance.profile import Profile, ProfileError, load
from conformance.profile.methods.sms import Tencent
from conformance.profile.mistakes import wanted
from conformance.profile.placeholders import fill
from conformance.profile.values import Seconds
from conformance.running.identity import profile_record
from tests.profile.test_profile import REFERENCE

VALUE = "tencent-secret-from-elsewhere"


def own(folder: Path, secret: str) -> Path:
    path = folder / "own.toml"
    gateway = f'[ixit.gateways.tencent]\nsecret_key = "{secret}"'
    path.write_text(f'extends = "{REFERENCE}"\n{gateway}', encoding="utf-8")
    return path


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    monkeypatch.setenv("TENCENT_KEY", VALUE)
    return load(own(tmp_path, "key {env:TENCENT_KEY}"))


def secret_key(profile: Profile) -> str:
    """The key of Tencent's table."""
    table = profile.ixit.gateways.given()["tencent"]
    assert isinstance(table, Tencent)
    return table.secret_key


def test_they_come_from_the_environment(profile: Profile) -> None:
    assert secret_key(profile) == f"key {VALUE}"
    assert profile.secrets[VALUE] == "env:TENCENT_KEY"


def test_they_come_from_files_beside_the_profile(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{VALUE}\n")
    profile = load(own(tmp_path, "{file:key}"))
    assert secret_key(profile) == VALUE
    assert profile.secrets[VALUE] == "file:key"


def test_those_that_the_profile_writes_down_itself_are_secrets_too() -> None:
    secrets = load(REFERENCE).secrets
    assert "ixit.gateways.wechat.app_secret" in secrets.values()
    assert not any("screens" in key or key.endswith("_id") for key in secrets.values())


@pytest.mark.parametrize(
    "table",
    [
        '[ixit.hooks.reset]\nbody = { api_token = "SECRET" }',
        '[ixit.hooks.reset]\nbody = { of = [{ clientSecret = "SECRET" }] }',
        '[ixit.hooks.reset]\nurl = "http://127.0.0.1:{control}/?address={address}&token=SECRET&a=b"',
        '[ixit.hooks.reset]\nurl = "http://root:SECRET@127.0.0.1:{control}/{address}"',
        '[ixit.start]\ncommand = ["{python}", "--token=SECRET", "--portal"]',
        '[ixit.start]\ncommand = ["{python}", "-Dapp.api-key=SECRET"]',
        '[ixit.start]\ncommand = ["curl", "-H", "Authorization: Bearer SECRET"]',
        """[ixit.start]\ncommand = ["serve", '{"password": "SECRET"}']""",
        '[ixit.start.environment]\nDATABASE_URL = "postgres://mail:SECRET@127.0.0.1/mail"',
        '[ixit.start.environment]\nAPI_KEY = "SECRET"',
        '[ixit.start.environment]\nSMTP_PASS = "SECRET"',
        '[ixit.start.environment]\nCALLBACK_AES_KEY = "SECRET"',
        '[ixit.accounts]\ncommand = ["people", "--password", "SECRET", "--new"]',
        '[ixit]\nsign_in = ["sign-in", "--access-key", "SECRET"]',
    ],
)
def test_a_secret_that_the_profile_writes_down_is_in_no_record_of_it(tmp_path: Path, table: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f'extends = "{REFERENCE}"\n{table.replace("SECRET", VALUE)}', encoding="utf-8")
    profile = load(path)
    assert VALUE in profile.secrets
    assert VALUE.encode() not in profile_record(profile)


def test_what_is_no_secret_stays_readable(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        f"""extends = "{REFERENCE}"
[ixit.start]
command = ["{{python}}", "--token-type=bearer", "--password", "{{token}}", "--secret", "-p", "compass=north"]
[ixit.start.environment]
PRIMARY_KEY = "address"
TOKEN_FILE = "/etc/tokens"
NOTE = "the password: please enter it; key=address"
[ixit.hooks.reset]
url = "http://:{{token}}@127.0.0.1:{{control}}/?token={{token}}&address={{address}}&primary_key=address"
""",
        encoding="utf-8",
    )
    assert load(path).secrets == load(REFERENCE).secrets


def test_a_brace_in_one_is_no_placeholder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "a{portal}{b")
    path = tmp_path / "own.toml"
    command = '[ixit.start]\ncommand = ["{python}", "{env:TOKEN}", "{{env:TOKEN}}", "{portal}"]'
    path.write_text(f'extends = "{REFERENCE}"\n{command}', encoding="utf-8")
    start = load(path).ixit.start
    assert start
    values = {"python": "py", "portal": 80}
    assert [fill(word, values) for word in start.command] == ["py", "a{portal}{b", "{env:TOKEN}", "80"]


def test_the_hash_says_where_they_stand_not_what_they_are(
    profile: Profile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TENCENT_KEY", "another")
    assert load(own(tmp_path, "key {env:TENCENT_KEY}")).said == profile.said
    assert load(REFERENCE).said != profile.said


@pytest.mark.parametrize(
    ("secret", "line"),
    [
        ("{env:NOT_SET}", "'{env:NOT_SET}': this environment variable is not set, or is empty"),
        ("{file:no/such}", "'{file:no/such}': this file cannot be read, or is empty"),
    ],
)
def test_one_that_is_missing_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secret: str, line: str
) -> None:
    monkeypatch.delenv("NOT_SET", raising=False)
    path = own(tmp_path, secret)
    with pytest.raises(ProfileError) as refused:
        load(path)
    assert refused.value.lines == [f"{path}: ixit.gateways.tencent.secret_key = {line}"]


def test_a_wrong_place_does_not_show_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", VALUE)
    path = tmp_path / "own.toml"
    path.write_text(f'extends = "{REFERENCE}"\n[ixit.waits]\npage = "{{env:TOKEN}}"', encoding="utf-8")
    with pytest.raises(ProfileError) as refused:
        load(path)
    assert refused.value.lines == [f"{path}: ixit.waits.page = '{{env:TOKEN}}': give {wanted(Seconds)}"]
