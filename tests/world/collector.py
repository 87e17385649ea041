"""A plugin that notes each secret that a run makes or is given, by itself, into the file $SECRETS."""

import json
import os
import re
import secrets
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from conformance.profile import Hook, Profile, hooks
from fake_services.phones import authenticator
from fake_services.phones.inbox import Inbox, Message
from fake_services.proxy.exchange import Exchange
from fake_services.proxy.recorder import Recorder
from fake_services.world.world import World
from steps.people.made_up import MadeUp

FOUND: defaultdict[str, set[str]] = defaultdict(set)
NAMES = ("wechat.accounts", "coremail_app.phones")
"""Modules that make names of accounts, apps and messages, by which nobody can do anything."""
NO_DIGITS = str.maketrans("0123456789-_", "abcdefABCDEF")
"""Tokens are letters alone, as one in fifteen of 16 characters is: the hardest to tell from words."""
CODE = re.compile(r"验证码[为是：]*\s*([0-9A-Z]{4,8})")
CSRF = re.compile(r'name="csrf" value="([^"]+)"')
TICKET = re.compile(r"ticket=(ST-[\w-]+)")
TOKEN = re.compile(r'"token":\s*"([^"]+)"')
CODE_OF_WECHAT = re.compile(r"[?&]code=([\w-]{20,})")


def noting(kind: str, make: Callable[..., str]) -> Callable[..., str]:
    """What a function makes is a secret of this kind."""

    def made(*arguments: object, **options: object) -> str:
        value = make(*arguments, **options)
        if not sys._getframe(1).f_globals["__name__"].endswith(NAMES):
            FOUND[kind].add(value)
        return value

    return made


def note_exchange(exchange: Exchange) -> None:
    """Note what the deployment hands out on the wire."""
    for name, value in exchange.response_headers:
        if name.lower() == "set-cookie":
            FOUND["cookie"] |= {one.value for one in SimpleCookie(value).values() if len(one.value) >= 16}
    text = exchange.response_body.decode(errors="replace")
    FOUND["token of an app"] |= set(TOKEN.findall(text))
    FOUND["csrf token"] |= set(CSRF.findall(text))
    FOUND["ticket"] |= set(TICKET.findall(exchange.url))
    FOUND["code of WeChat"] |= set(CODE_OF_WECHAT.findall(exchange.url))


def pytest_configure(config: pytest.Config) -> None:
    """Look over the shoulder of whatever makes secrets."""
    random = secrets.token_urlsafe
    secrets.token_urlsafe = noting(
        "token of a gateway", lambda *size: "KJ" + random(*size).translate(NO_DIGITS)[2:]
    )
    for kind in ("password", "secret", "number"):
        setattr(MadeUp, kind, noting(kind, getattr(MadeUp, kind)))
    shown = noting("one-time password", authenticator.code)

    def code(uri: str, at: float) -> str:
        FOUND["secret of an authenticator"] |= set(parse_qs(urlsplit(uri).query)["secret"])
        return shown(uri, at)

    authenticator.code = code
    deliver, add, call, stop = Inbox.deliver, Recorder._add, hooks.call, World.stop

    def delivered(inbox: Inbox, message: Message) -> None:
        FOUND["code"] |= set(CODE.findall(message.text))
        deliver(inbox, message)

    def added(recorder: Recorder, exchange: Exchange) -> None:
        note_exchange(exchange)
        add(recorder, exchange)

    def called(hook: Hook, values: Mapping[str, object]) -> bytes:
        answer = call(hook, values)
        FOUND["client password"] |= set(re.findall(r'"password":\s*"([^"]+)"', answer.decode()))
        return answer

    def stopped(world: World) -> None:
        for key in Path(str(world.values["folder"])).rglob("*-ca.pem"):
            FOUND["key of the CA"] |= {one for one in key.read_text().splitlines() if len(one) == 64}
        FOUND["folder"].add(str(world.values["folder"]))
        stop(world)

    places = ((Inbox, "deliver", delivered), (Recorder, "_add", added), (World, "stop", stopped))
    for owner, name, noted in places:
        setattr(owner, name, noted)
    hooks.call = called


@pytest.fixture(scope="session", autouse=True)
def given(profile: Profile) -> None:
    """Note what the profile itself gives away."""
    FOUND["secret of a gateway"] |= {
        str(value)
        for table in profile.ixit.gateways.given().values()
        for name in ("secret_key", "access_key_secret", "app_secret", "secret")
        if (value := getattr(table, name, ""))
    }


def pytest_unconfigure() -> None:
    """Write down what was noted."""
    found = {kind: sorted(values) for kind, values in FOUND.items()}
    Path(os.environ["SECRETS"]).write_text(json.dumps(found), encoding="utf-8")
