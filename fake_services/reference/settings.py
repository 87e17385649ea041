"""What an operator configures: addresses, and credentials at the gateways."""

from pathlib import Path

import msgspec

from fake_services.reference.outgoing.http import TIMEOUT


class Hosts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The SUT's own public addresses, each `https://host` without a slash at the end."""

    portal: str
    mail: str


class Tencent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Credentials and template at Tencent Cloud SMS; the template takes the code and the minutes."""

    secret_id: str
    secret_key: str
    app_id: str
    sign_name: str
    template_id: str


class Alibaba(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Credentials and template at Alibaba Cloud SMS; the template takes `code` and `minutes`."""

    access_key_id: str
    access_key_secret: str
    sign_name: str
    template_code: str


class WeChat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Credentials of the website application at the WeChat open platform."""

    app_id: str
    app_secret: str


class WeCom(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Credentials of the corp's application at WeCom."""

    corp_id: str
    agent_id: str
    secret: str


class CoremailApp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The push gateway of the app 论客, and credentials there (docs/coremail-app.md)."""

    host: str
    app_key: str
    app_secret: str


class Sink(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a staging system posts its SMS instead of sending them."""

    address: str
    secret: str


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole settings file; `gateway_seconds` is how long a gateway has to answer.

    `reach` has other base addresses for gateways: host -> `http://127.0.0.1:8201`, with https the host's own
    certificate is expected there. With a `sink` no SMS gateway is called.
    """

    hosts: Hosts
    tencent: Tencent
    alibaba: Alibaba
    wechat: WeChat
    wecom: WeCom
    coremail_app: CoremailApp
    gateway_seconds: float = TIMEOUT
    reach: dict[str, str] = {}
    sink: Sink | None = None


class SettingsError(Exception):
    """The settings file cannot be used; the text says which file and why, in one line."""


def load(path: Path) -> Settings:
    """Read the settings from a TOML file; raises SettingsError."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Settings)
    except OSError as problem:
        raise SettingsError(f"{path}: {problem.strerror}") from problem
    except msgspec.DecodeError as problem:
        raise SettingsError(f"{path}: {problem}") from problem
