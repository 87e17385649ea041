"""A portal on a loopback port, a browser without JavaScript, and the service behind the tile."""

import html
import re
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import httpx
import uvicorn
from cas import CASClient, CASClientV2
from starlette.applications import Starlette

from fake_services.clock import Clock
from fake_services.ports import reserved_ports
from fake_services.reference.people import Person, Standing
from fake_services.reference.portal import CasPolicy, Services, portal_app
from fake_services.reference.portal.sessions import Sessions
from fake_services.reference.records import Door

PORTAL = "https://i.kust.edu.cn"
MAIL = "https://mail.kust.edu.cn/"
SERVICE = f"{MAIL}cas"
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
CONFORMING = CasPolicy()
PASSWORDS = {"li": "li's password", "wang": "wang's password"}


class Directory:
    """Li and Wang."""

    def sign_in(self, login: str, password: str, door: Door = Door.PORTAL) -> Person | None:
        """Return the person, if this is the password."""
        return Person(login, f"{login} 老师") if PASSWORDS.get(login) == password else None

    def standing(self, login: str, password: str) -> Standing:
        """Tell whether this is one of them; nobody is locked."""
        return Standing(login in PASSWORDS)


class NobodyForgets:
    """Replaces no password."""

    async def send_code(self, login: str, request: str) -> str:
        """Send nothing."""
        return ""

    async def replace(self, login: str, code: str, password: str, request: str) -> bool:
        """Replace nothing."""
        return False

    def signed_in(self, login: str) -> Person | None:
        """Sign nobody in."""
        return None


class MailService:
    """Stands for the mail: keeps the logout requests it gets; can be dead."""

    def __init__(self) -> None:
        self.logout_requests: list[str] = []
        self.dead = False

    def answer(self, request: httpx.Request) -> httpx.Response:
        """One POST of the portal."""
        if self.dead:
            raise httpx.ConnectError("nobody listens")
        assert str(request.url) == SERVICE
        self.logout_requests += parse_qs(request.content.decode())["logoutRequest"]
        return httpx.Response(200)


class TlsEnd(httpx.HTTPTransport):
    """Passes requests for an https address on to a plain http server, as a proxy in front of it does."""

    def __init__(self, upstream: str) -> None:
        super().__init__(verify=False)
        self._upstream = httpx.URL(upstream)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the same request, with its Host, to the upstream."""
        url = request.url.copy_with(scheme="http", host=self._upstream.host, port=self._upstream.port)
        return super().handle_request(
            httpx.Request(request.method, url, headers=request.headers, stream=request.stream)
        )


@dataclass
class Site:
    """A running portal; `address` is its http base without a slash at the end."""

    address: str
    clock: Clock
    mail: MailService
    opened: ExitStack = field(default_factory=ExitStack)

    def browser(self) -> httpx.Client:
        """A new browser that sees the portal under its https address."""
        return self.opened.enter_context(httpx.Client(base_url=PORTAL, transport=TlsEnd(self.address)))

    def cas(self, service: str = SERVICE, version: int = 3, renew: bool = False) -> CASClientV2:
        """python-cas, a client of other people's making, on behalf of this service."""
        server = f"{self.address}/cas/"
        client = CASClient(version=version, service_url=service, server_url=server, renew=renew)
        client.session.trust_env = False
        self.opened.callback(client.session.close)
        return client

    def whose(self, ticket: str, service: str = SERVICE) -> str | None:
        """The login that python-cas reads from the validation of this ticket."""
        login: str | None = self.cas(service).verify_ticket(ticket)[0]
        return login


@contextmanager
def portal(policy: CasPolicy = CONFORMING) -> Iterator[Site]:
    """Run a portal."""
    clock, mail = Clock(), MailService()
    http = httpx.AsyncClient(transport=httpx.MockTransport(mail.answer))
    services, sessions = Services({"电子邮件": MAIL}), Sessions(clock, policy)
    app = portal_app(Directory(), clock, services, http, policy, sessions, NobodyForgets())
    with serving(app) as address:
        site = Site(address, clock, mail)
        with site.opened:
            yield site


@contextmanager
def serving(app: Starlette) -> Iterator[str]:
    """Serve an application on a free port; gives its http base."""
    with reserved_ports(1) as [port]:
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            thread.join(0.01)
            assert thread.is_alive()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def sign_in(
    browser: httpx.Client, login: str = "li", password: str | None = None, **query: str
) -> httpx.Response:
    """Open the login page with this query, fill it in and send it; gives the answer to the form."""
    return submit(browser, browser.get("/cas/login", params=query), login, password)


def submit(
    browser: httpx.Client, page: httpx.Response, login: str = "li", password: str | None = None
) -> httpx.Response:
    """Fill in the login form of this page and send it."""
    hidden = {name: html.unescape(value) for name, value in HIDDEN.findall(page.text)}
    typed = {"username": login, "password": PASSWORDS[login] if password is None else password}
    return browser.post("/cas/login", data={**hidden, **typed})


def ticket_in(answer: httpx.Response) -> str:
    """The service ticket in the address this answer redirects to."""
    [ticket] = parse_qs(urlsplit(answer.headers["location"]).query)["ticket"]
    return ticket
