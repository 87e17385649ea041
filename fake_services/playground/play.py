"""The playground: the reference in a world of its own, and a browser to look at it with."""

import queue
import socket
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from playwright.sync_api import BrowserContext, Error, Page

from fake_services.playground.phone import Owner, Phone
from fake_services.playground.site import site
from fake_services.world.world import Fill, LocalStart, World

ROOT = Path(__file__).parents[2]
PROFILE = ROOT / "targets" / "reference.toml"
HOST = "playground.kust.edu.cn"
CONFORMANT = "none"
OWNERS = (
    Owner("王小明", "wang", "wang-2026", "wang@kust.edu.cn", "aster", "+8613900000001", "wang@example.org"),
    Owner("李华", "li", "li-2026", "li@kust.edu.cn", "maple", "+8613900000002", "li@example.org"),
)
GLANCE = 50
"""Milliseconds between two looks at what the page asks for."""


@dataclass
class Playground:
    """What the page shows and does; what is about the browser is done by the thread that owns it."""

    world: World
    clauses: list[dict[str, Any]]
    addresses: Mapping[str, str]
    phones: dict[str, Phone] = field(default_factory=dict)
    defect: str = CONFORMANT
    _waiting: queue.Queue[Callable[[BrowserContext], None]] = field(default_factory=queue.Queue)

    def begin(self, defect: str) -> None:
        """Begin anew, with this defect and two people who have nothing bound."""
        known = {one["id"] for clause in self.clauses for one in clause["defects"]}
        if defect not in {CONFORMANT, *known}:
            raise LookupError(f"no defect {defect}")
        self._control("PUT", "/defect", {"defect": defect})
        self.defect = defect
        self.world.handset.begin()
        apps = {p.method: p.opens for p in self.world.gateways.providers.values() if p.phone}
        for owner in OWNERS:
            boxes = [{"address": owner.mailbox, "letter": owner.letter}]
            person = {
                "login": owner.login,
                "password": owner.password,
                "name": owner.name,
                "mailboxes": boxes,
            }
            self._control("POST", "/people", person)
            self.phones[owner.login] = Phone(owner, self.world.handset, apps)

    def state(self) -> dict[str, object]:
        """All that the page shows."""
        return {
            "addresses": self.addresses,
            "defect": self.defect,
            "clauses": self.clauses,
            "now": self.world.clock.now(),
            "phones": [phone.shows() for phone in self.phones.values()],
        }

    @property
    def deeds(self) -> dict[str, Callable[[str], None]]:
        """What the buttons do."""
        return {
            "scan": self._scan,
            "close": lambda _: self._browser(_close),
            "agree": lambda who: self.phones[who].answer(agreed=True),
            "refuse": lambda who: self.phones[who].answer(agreed=False),
            "approve": lambda who: self.phones[who].answer_push(approved=True),
            "decline": lambda who: self.phones[who].answer_push(approved=False),
            "advance": self._advance,
            "begin": self.begin,
        }

    def attend(self, context: BrowserContext) -> None:
        """Do what is wanted of the browser; called again and again by the thread that owns it."""
        with suppress(queue.Empty):
            self._waiting.get_nowait()(context)

    def _browser[T](self, act: Callable[[BrowserContext], T]) -> T:
        """Have that thread do something, and wait for what comes of it."""
        done: queue.Queue[T] = queue.Queue()
        self._waiting.put(lambda context: done.put(act(context)))
        return done.get()

    def _scan(self, who: str) -> None:
        refusal = LookupError("no page is open that shows a QR code")
        for picture in self._browser(_pictures):
            try:
                return self.phones[who].scan(picture)
            except LookupError as reason:
                refusal = reason
        raise refusal

    def _advance(self, seconds: str) -> None:
        self.world.clock.advance(float(seconds))
        self._control("POST", "/clock", {"advance": float(seconds)})

    def _control(self, method: str, path: str, body: Mapping[str, Any]) -> None:
        base = f"http://127.0.0.1:{self.world.values['control']}"
        auth = ("", str(self.world.values["token"]))
        httpx.request(method, base + path, json=body, auth=auth, trust_env=False).raise_for_status()


@contextmanager
def playground(folder: Path, headed: bool, fill: Fill) -> Iterator[tuple[Playground, BrowserContext]]:
    """A playground with its page open in a browser, until it is left. Raises what World.start raises.

    fill: what fills in the `{…}` of the reference's profile.
    """
    told = tomllib.loads(PROFILE.read_text(encoding="utf-8"))["ixit"]
    world = World(folder, told["gateways"], headed, fill)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        hosts = {**told["hosts"], HOST: str(listening.getsockname()[1])}
        world.start(hosts, [], LocalStart(**told["start"]))
        try:
            made = Playground(world, _broken_clauses(), told["addresses"])
            made.begin(CONFORMANT)
            with _served(made, listening):
                context = world.open_context(0, no_viewport=True) if headed else world.open_context(0)
                context.new_page().goto(f"https://{HOST}/")
                yield made, context
        finally:
            world.stop()


def watch(made: Playground, context: BrowserContext) -> None:
    """Attend to the browser until the last page is closed."""
    while context.pages:
        made.attend(context)
        with suppress(Error):  # the page was closed meanwhile
            context.pages[0].wait_for_timeout(GLANCE)


def _others(context: BrowserContext) -> list[Page]:
    """The tabs that are not the playground's, the newest first."""
    return [page for page in reversed(context.pages) if HOST not in page.url]


def _pictures(context: BrowserContext) -> list[bytes]:
    pictures: list[bytes] = []
    for page in _others(context):
        with suppress(Error):  # a page that is just being left or closed
            pictures.append(page.screenshot(type="jpeg", quality=80))
    return pictures


def _close(context: BrowserContext) -> None:
    """Close the browser, as far as the portal and the mail can tell: what lasts only so long is gone."""
    for page in _others(context):
        page.close()
    lasting = [cookie for cookie in context.cookies() if cookie.get("expires", -1) != -1]
    context.clear_cookies()
    context.add_cookies([{**cookie} for cookie in lasting])  # type: ignore[typeddict-item]


def _broken_clauses() -> list[dict[str, Any]]:
    """The clauses that some defect breaks, in the register's order: id, sentences, quote, defects."""
    command = [sys.executable, "-m", "fake_services.reference", "--list-defects"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    defects: dict[str, list[dict[str, str]]] = {}
    for line in told.splitlines():
        id, clause, sentence = line.split("\t")
        defects.setdefault(clause, []).append({"id": id, "sentence": sentence})
    register = tomllib.loads((ROOT / "features" / "clauses.toml").read_text(encoding="utf-8"))["clause"]
    return [
        {
            "id": one["id"],
            "en": one["en"],
            "zh-CN": one["zh"],
            "quote": one.get("quote", ""),
            "defects": defects[one["id"]],
        }
        for one in register
        if one["id"] in defects
    ]


@contextmanager
def _served(made: Playground, listening: socket.socket) -> Iterator[None]:
    config = uvicorn.Config(site(made), lifespan="off", log_config=None, access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=partial(server.run, sockets=[listening]), name="playground", daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()
