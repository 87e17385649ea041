"""The world of one worker: gateways, proxy, browser, and a local system under test, as one."""

import secrets
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

from fake_services.clock import Clock
from fake_services.handsets.handset import Handset
from fake_services.phones.reach import EVERYTHING, Reach
from fake_services.ports import reserved_ports
from fake_services.providers.gateways import Gateways
from fake_services.providers.provider import Tables
from fake_services.proxy import Meeting, Proxy, Recorder
from fake_services.refusals import Refusals
from fake_services.world.browser import Browser, MissingBrowser
from fake_services.world.deployment import Deployment
from fake_services.world.environment import environment
from fake_services.world.folder import browser_home, lost_folder
from fake_services.world.outages import Outages

DEVICES = 6
"""Browsers that one scenario may use."""
ANSWERS = 10
"""Seconds in which a system under test answers that can be used."""


@dataclass(frozen=True)
class LocalStart:
    """How a local system under test is started; `{…}` in command and ready stands for ports and paths."""

    command: Sequence[str]
    ports: Sequence[str]
    ready: str
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Outbound:
    """Where a system under test that runs already sends its own calls: ports on loopback, 0 for any."""

    proxy: int = 0
    smtp: int = 0
    authority: Path | None = None
    """The folder of the CA that it trusts; made there unless it is there."""
    doors: Mapping[int, str] = field(default_factory=dict)
    """Further ports, which answer as a provider: port -> host, or empty for whichever is named."""


Fill = Callable[[str, Mapping[str, str | int]], str]
"""Puts values in the place of the `{…}` of a text."""


class World:
    """What surrounds the system under test; `values` is what `{…}` stands for, which `fill` fills in."""

    def __init__(
        self,
        folder: Path,
        tables: Tables,
        headed: bool,
        fill: Fill,
        outbound: Outbound | None = None,
        phones: Callable[[Gateways, Clock, Reach], Handset] = Handset,
        reach: Reach = EVERYTHING,
        passed: Collection[str] = (),
        kept: Path | None = None,
    ) -> None:
        """passed: variables of this process's environment that what is started may know besides the usual.

        kept: where people will find what the system under test prints.
        """
        self.clock = Clock()
        self._outbound = outbound or Outbound()
        self.gateways = Gateways(self.clock, tables, self._outbound.smtp)
        self.handset = phones(self.gateways, self.clock, reach)
        self._reach = reach
        self.environment = environment(passed)
        """What the system under test and the profile's programs know of this process's environment."""
        self.browser = Browser()
        self.deployment: Deployment | None = None
        self._fill = fill
        self.values: dict[str, str | int] = {
            "python": sys.executable,
            "folder": str(folder),
            "token": secrets.token_urlsafe(),
        }
        self._folder = folder
        self._headed = headed
        self._kept = kept
        self._started = ExitStack()
        self._hosts: frozenset[str] = frozenset()

    def start(self, hosts: Mapping[str, str], allowed: Sequence[str], local: LocalStart | None) -> None:
        """Start everything; hosts: public host name -> port on loopback of the system under test.

        Raises ProxyFault, MissingBrowser or DeploymentFault, each one line for people.
        """
        try:
            self._start(hosts, allowed, local)
        except BaseException:
            self.stop()
            raise

    def _start(self, hosts: Mapping[str, str], allowed: Sequence[str], local: LocalStart | None) -> None:
        self._hosts = frozenset(map(str.lower, hosts))
        self._run(self.gateways)
        self.values["smtp"] = "{}:{}".format(*self.gateways.smtp)
        names = local.ports if local else ()
        with reserved_ports(len(names)) as free:
            self.values |= dict(zip(names, free, strict=True))
            self._start_proxy(hosts, allowed)
            if local:
                self._start_deployment(local)
        self.browser.start(None, browser_home(self._folder), self.proxy.ca, self._headed)
        self._started.callback(self.browser.stop)

    def _start_proxy(self, hosts: Mapping[str, str], allowed: Sequence[str]) -> None:
        routes = {host: ("127.0.0.1", int(self._fill(port, self.values))) for host, port in hosts.items()}
        self.proxy = Proxy(
            routes | self.gateways.hosts,
            allowed,
            DEVICES,
            self._outbound.authority or self._folder / "authority",
            self._outbound.proxy,
            self._outbound.doors,
        )
        self._run(self.proxy)
        self.outages = Outages(self.proxy.faults, self.gateways.sms, self.gateways.failing, self._reach)

    def _start_deployment(self, local: LocalStart) -> None:
        command = [self._fill(word, self.values) for word in local.command]
        given = {name: self._fill(value, self.values) for name, value in local.environment.items()}
        ready = self._fill(local.ready, self.values)
        known = {**self.environment, **given, **self._outward()}
        self.deployment = Deployment(command, known, ready, self._folder, self._kept)
        self._run(self.deployment)

    def _run(self, part: Gateways | Proxy | Deployment) -> None:
        part.start()
        self._started.callback(part.stop)

    def _outward(self) -> dict[str, str]:
        """What sends the system under test's own calls through the proxy."""
        proxy, ca = f"http://127.0.0.1:{self.proxy.outbound_port}", str(self.proxy.ca)
        return {"HTTPS_PROXY": proxy, "https_proxy": proxy, "SSL_CERT_FILE": ca, "REQUESTS_CA_BUNDLE": ca}

    @property
    def recorder(self) -> Recorder:
        """What was said on the wire, both sides."""
        return self.proxy.recorder

    @property
    def refusals(self) -> Refusals:
        """What the gateways and the sink turned away in this scenario."""
        return self.gateways.refusals

    def stop(self) -> None:
        """Stop what was started, the last first; what takes the longest is told at once."""
        if self.deployment:
            self.deployment.hang_up()
        self._started.close()

    def dead(self) -> str | None:
        """Which part of this world is gone, in one line; None while all of it lives."""
        if lost := lost_folder(self._folder):
            return lost
        if self.deployment and not self.deployment.alive:
            return f"the system under test has ended (see {self.deployment.kept})"
        if not self.proxy.alive:
            return "the proxy has ended"
        if not self.gateways.alive:
            return "the gateways have ended"
        return self.browser.dead() or None

    def recover(self) -> str | None:
        """Have a whole browser again, where the last one died or was killed; returns what else is dead.

        A killed browser may have hung in a system under test that answers nobody any more.
        """
        if self.browser.dead():
            try:
                self.browser.restart()
            except MissingBrowser as fault:
                return str(fault)
            if silence := self._silence():
                return silence
        return self.dead()

    def silent(self) -> str:
        """That a system under test that was started here answers nobody while something waits; else empty."""
        return self._silence() if self.proxy.recorder.waits() else ""

    def _silence(self) -> str:
        if self.deployment is None or self.deployment.answers(ANSWERS):
            return ""
        return f"the system under test does not answer any more (see {self.deployment.kept})"

    def cut_off(self, harder: int) -> None:
        """Kill the browser, for what hangs in it, and at the second time its driver too; from any thread."""
        self.browser.kill(driver=harder > 1)

    def meet(self, listeners: Collection[str], patience: float) -> Meeting:
        """Let the next things that these listeners submit to the system under test reach it together."""
        return self.proxy.barrier.meet(listeners, self._hosts, patience)

    def part(self) -> None:
        """Hold no request any more."""
        self.proxy.barrier.part()

    def open_context(self, listener: int, **options: Any) -> BrowserContext:  # noqa: ANN401 (Playwright's own)
        """A new browser profile behind one of the device listeners, counted from 0."""
        return self.browser.device(self.proxy.device_ports[listener], **options)
