"""What texts of a profile must look like to be of use: patterns, selectors, ports, hooks' bodies."""

import math
import re
from collections.abc import Iterator
from zoneinfo import available_timezones

import msgspec

from conformance.profile.hosts import host_of, loopback, misspelt, odd, tried
from conformance.profile.ics import Ics
from conformance.profile.ixit import Browser, Hook, Ixit, People, Start
from conformance.profile.patterns import unfit
from conformance.profile.phones import E164
from conformance.profile.selectors import broken

PORT = re.compile(r"[1-9]\d{0,4}", re.ASCII)
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
VARIABLE = re.compile(r"[A-Za-z_]\w*", re.ASCII)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
PLACES = 6
"""Digits to be made up that a pattern has at the least: with fewer a run would use them up."""
NEEDED = {
    "create_person": ("password", "letter"),
    "bind": ("address", "value"),
    "add_mailbox": ("address", "letter"),
    "advance_clock": ("seconds",),
    "reset": ("address",),
    "set_password": ("password",),
}
"""What a hook has to be told for its answer to be of use."""


def malformed(ics: Ics, ixit: Ixit) -> Iterator[str]:
    """Yield a line for each text that is not of the form that it needs."""
    yield from unfit(ics.codes.pattern)
    yield from _people(ixit.people, bool(ixit.phones.numbers))
    yield from _hosts(ixit)
    for name, hook in ixit.hooks.given():
        yield from _hook(f"ixit.hooks.{name}", hook, NEEDED.get(name, ()))
    if ixit.start:
        yield from _start(ixit.start)
    for key, value in _texts(msgspec.to_builtins(ixit, enc_hook=str), "ixit"):
        if "\0" in value:
            yield rf"{key} has a NUL (\x00) in it: leave that out, no program and no page takes it"
        elif key.startswith("ixit.screens.") and (wrong := broken(value)):
            yield f"{key} = {value!r}: {wrong}"
    yield from _browser(ixit.browser)
    yield from _variables(ixit)
    if ixit.phones.webhook and not ixit.phones.webhook.secret.strip():
        yield "ixit.phones.webhook.secret is empty: give one, or any process on this machine may post"
    if ixit.waits.scenario <= ixit.waits.longest and ixit.clock == "real":
        yield "ixit.waits.scenario must be more than ixit.waits.longest, which a scenario may wait for"


def _browser(browser: Browser) -> Iterator[str]:
    if not LANGUAGE.fullmatch(browser.language):
        yield f"ixit.browser.language = {browser.language!r}: give a language such as zh-CN or en"
    if browser.time_zone not in available_timezones():
        yield f"ixit.browser.time_zone = {browser.time_zone!r}: give a zone such as Asia/Shanghai"


def _people(people: People, lent: bool) -> Iterator[str]:
    digits = people.number.replace("#", "0")
    made_up = lent or people.number.count("#") >= PLACES
    if not made_up or not E164.fullmatch(digits):
        yield (
            f"ixit.people.number = {people.number!r}: give a number in E.164 with {PLACES} # or more, "
            "such as +86139########"
        )
    for key in ("address", "backup"):
        pattern = getattr(people, key)
        name, _, host = pattern.rpartition("@")
        if not name or odd(host) or pattern.count("#") < PLACES or re.search(r"[\s\x00-\x1f]", pattern):
            yield f"ixit.people.{key} = {pattern!r}: give an e-mail address with {PLACES} # or more"


def _hosts(ixit: Ixit) -> Iterator[str]:
    named = {f'ixit.hosts."{host}"': host for host in ixit.hosts}
    named |= {f"ixit.allowed_hosts: {host!r}": host for host in ixit.allowed_hosts}
    named |= {
        f"ixit.gateways.{name}.host = {host!r}": host
        for name, table in ixit.gateways.given().items()
        if isinstance(host := getattr(table, "host", None), str)
    }
    named |= {
        f"ixit.mail_programs.{name}.host = {one.host!r}": one.host for name, one in ixit.mail_servers.items()
    }
    for key, host in named.items():
        if wrong := odd(host):
            yield f"{key}: {wrong}"


def is_port(text: str) -> bool:
    """Tell whether a text is a port's number."""
    return bool(PORT.fullmatch(text)) and int(text) <= 65535


def _variables(ixit: Ixit) -> Iterator[str]:
    for name in ixit.environment:
        if name.lower().endswith("_proxy"):
            yield f"ixit.environment: {name} is never passed on; use ixit.outbound, or ixit.allowed_hosts"
    added = ixit.start.environment if ixit.start else {}
    for key, names in (("ixit.environment", ixit.environment), ("ixit.start.environment", added)):
        for name in names:
            if not VARIABLE.fullmatch(name):
                yield f"{key}: {name!r} is no variable's name: give letters, digits and _, such as API_URL"


def _start(start: Start) -> Iterator[str]:
    wrong, host = misspelt(tried(start.ready)), host_of(start.ready)
    if host and not loopback(host):
        wrong = f"{host} is not this machine, where ixit.start runs the deployment: give 127.0.0.1"
    if wrong:
        yield f"ixit.start.ready = {start.ready!r}: {wrong}"


def _hook(key: str, hook: Hook, needed: tuple[str, ...]) -> Iterator[str]:
    if hook.method not in METHODS:
        yield f"{key}.method = {hook.method!r}: give one of {', '.join(METHODS)}"
    if wrong := misspelt(tried(hook.url)):
        yield f"{key}.url = {hook.url!r}: {wrong}"
    yield from _json(hook.body, f"{key}.body")
    said = f"{hook.url} {hook.body}"
    if missing := [f"{{{name}}}" for name in needed if f"{{{name}}}" not in said]:
        yield f"{key} does not say {', '.join(missing)}: without that it is of no use"


def _json(value: object, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _json(one, f"{key}.{name}")
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from _json(one, f"{key}[{number}]")
    elif not isinstance(value, str | bool | int) and not (isinstance(value, float) and math.isfinite(value)):
        yield f"{key} = {value}: JSON has no such value; give it as a text"


def _texts(value: object, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _texts(one, f"{key}.{name}")
    elif isinstance(value, list | tuple):
        for number, one in enumerate(value, start=1):
            yield from _texts(one, f"{key}[{number}]")
    elif isinstance(value, str):
        yield key, value
