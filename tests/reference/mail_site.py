"""The web mail without a network: browsers, and the gateways it calls, in this process."""

import asyncio
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx

from fake_services.clock import Clock
from fake_services.reference.accounts import Accounts
from fake_services.reference.codes import Codes
from fake_services.reference.mail.app import mail_app
from fake_services.reference.mail.call import Mail
from fake_services.reference.mail.front import ServerPages
from fake_services.reference.methods import APP, BACKUP, METHODS, SMS, WECHAT, WECOM, named
from fake_services.reference.outgoing.cas import CasFailed
from fake_services.reference.outgoing.coremail_app import AppFailed
from fake_services.reference.outgoing.failed import GatewayFailed, SmsFailed
from fake_services.reference.policy import Policy
from fake_services.reference.pushes import Pushes
from fake_services.reference.records import Method
from fake_services.reference.sessions import Sessions
from fake_services.reference.settings import Hosts
from fake_services.reference.store import Store

MAIL = "https://mail.kust.edu.cn"
LI, OFFICE, WANG = "li@kust.edu.cn", "office@kust.edu.cn", "wang@kust.edu.cn"
LI_PHONE, WANG_PHONE = "+8613800138001", "+8613900139002"
PASSWORD = "a password"
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


class Phones:
    """Stands for an SMS gateway and for a mail server."""

    def __init__(self) -> None:
        self.codes: dict[str, list[str]] = defaultdict(list)
        self.down = False

    async def send_code(self, to: str, code: str, minutes: int) -> None:
        if self.down:
            raise SmsFailed("down")
        self.codes[to].append(code)

    def last(self, to: str) -> str:
        return self.codes[to][-1]


class Scanner:
    """Stands for WeChat, or for WeCom: a code is the account that agreed."""

    def __init__(self, method: Method) -> None:
        self._method = method
        self.states: list[str] = []

    def qr_page(self, redirect_uri: str, state: str) -> str:
        assert redirect_uri == f"{MAIL}/{self._method}"
        self.states.append(state)
        return f"https://{self._method}.example/?state={state}"

    async def account(self, code: str) -> str:
        if code == "unknown":
            raise GatewayFailed("no such code")
        return code


class Apps:
    """Stands for the gateway of the app 论客: what became of everything is said by a test."""

    def __init__(self) -> None:
        self.status: dict[str, str] = {}
        self.pushes: list[str] = []
        self.ended: list[str] = []
        self.down = False

    async def offer(self, label: str) -> tuple[str, str]:
        self._fail()
        return "offered", f"lunkr://pair?pairing=offered&label={label}"

    async def pairing(self, id: str) -> str:
        self._fail()
        return self.status.get(id, "waiting")

    async def end(self, id: str) -> None:
        self._fail()
        self.ended.append(id)

    async def push(self, id: str, text: str) -> str:
        self._fail()
        self.pushes.append(f"push {len(self.pushes)} to {id}")
        return self.pushes[-1]

    async def answer(self, push: str) -> str:
        self._fail()
        return self.status.get(push, "waiting")

    def _fail(self) -> None:
        if self.down:
            raise AppFailed("down")


class Cas:
    """Stands for the portal: a ticket is a login."""

    def login_url(self, service: str) -> str:
        return f"https://i.kust.edu.cn/cas/login?service={service}"

    def logout_url(self, service: str) -> str:
        return f"https://i.kust.edu.cn/cas/logout?service={service}"

    async def validate(self, ticket: str, service: str) -> str:
        assert service == f"{MAIL}/cas"
        if ticket not in ("li", "wang"):
            raise CasFailed("no such ticket")
        return ticket


class Browser:
    """A browser without JavaScript that does what the pages' script would do."""

    def __init__(self, site: "Site") -> None:
        self._site = site
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(site.app), base_url=MAIL)
        self.csrf = ""

    def hold(self, name: str, value: str) -> None:
        """Have this cookie."""
        self._client.cookies.set(name, value)

    def get(self, path: str) -> httpx.Response:
        """Open a page, without following where it leads."""
        answer = self._site.run(self._client.get(path))
        self.csrf = next(iter(CSRF.findall(answer.text)), self.csrf)
        return answer

    def open(self, path: str) -> str:
        """Open a page, follow where it leads, and return the path that is reached in the end."""
        answer = self.get(path)
        while answer.is_redirect and answer.headers["location"].startswith("/"):
            path = answer.headers["location"]
            answer = self.get(path)
        return answer.headers["location"] if answer.is_redirect else path

    def post(self, path: str, **form: str) -> httpx.Response:
        """Submit a form, or what a script submits."""
        return self._site.run(self.posting(path, **form))

    async def posting(self, path: str, **form: str) -> httpx.Response:
        """Submit it, to be awaited together with others."""
        data = {"csrf": self.csrf, **form}
        if path.startswith("/api/"):
            return await self._client.post(path, json=data)
        return await self._client.post(path, data=data)

    def say(self, path: str, **form: str) -> str:
        """Submit what a script submits, and return the message, or the page to go to."""
        answer = self.post(path, **form).json()
        return str(answer.get("message") or answer["go"])

    def close(self) -> None:
        """Close and open the browser: session cookies are gone, the others stay."""
        kept = [cookie for cookie in self._client.cookies.jar if cookie.expires]
        self._client.cookies.clear()
        for cookie in kept:
            self._client.cookies.jar.set_cookie(cookie)

    def forget(self) -> None:
        """Clear all cookies."""
        self._client.cookies.clear()

    def cookies(self) -> dict[str, str]:
        """Return the cookies' values by name."""
        return dict(self._client.cookies)

    def log_in(self, address: str = LI) -> str:
        """Sign in at the direct door, and return the path that is reached."""
        self.get("/login")
        answer = self.post("/login", account=address, password=PASSWORD)
        return self.open(answer.headers["location"]) if answer.is_redirect else "/login"

    def reads(self, address: str = LI) -> bool:
        """Tell whether this browser is given the letters of a mailbox."""
        answer = self.get(f"/api/letters?mailbox={address}")
        return f"word-{address}" in answer.text

    def verify(self, method: str = "sms", to: str = LI_PHONE) -> str:
        """Pass the second step by a code, and return the path that is reached."""
        self.post(f"/api/verify/{method}/code")
        return self.open(self.say(f"/api/verify/{method}", code=self._site.phones.last(to)))

    def answer(self, answer: str) -> str:
        """Answer the trust question, and return the path that is reached."""
        self.get("/trust")
        return self.open(self.post("/trust", answer=answer).headers["location"])

    def enter(self, address: str = LI, phone: str = LI_PHONE) -> "Browser":
        """Sign in to a mailbox that a phone is bound to, up to the welcome page."""
        assert self.log_in(address) == "/verify"
        assert self.verify(to=phone) == "/trust"
        assert self.answer("later") == "/"
        return self

    def begin(self, place: str, method: str) -> str:
        """Press a button in the settings' list, and return the path that is reached."""
        self.get("/settings/two-step")
        return self.open(self.post("/settings/two-step", place=place, method=method).headers["location"])

    def step_up(self, place: str, method: str) -> str:
        """Press a button in the list, enter the step-up code, and return the path that is reached."""
        assert self.begin(place, method) == "/settings/step-up"
        return self.open(self.say("/api/step-up/sms", code=self._site.phones.last(LI_PHONE)))


def mail_on(
    store: Store,
    accounts: Accounts,
    policy: Policy,
    clock: Clock,
    phones: Phones,
    wechat: Scanner,
    wecom: Scanner,
    apps: Apps,
) -> Mail:
    """Return a mail on this store."""
    return Mail(
        hosts=Hosts("https://i.kust.edu.cn", MAIL),
        policy=policy,
        store=store,
        clock=clock,
        sessions=Sessions(policy, clock),
        codes=Codes(policy, clock, {SMS: phones, BACKUP: phones}),
        pushes=Pushes(policy, clock),
        people=accounts,
        gateways={WECHAT: wechat, WECOM: wecom, APP: apps},
        cas=Cas(),
        front=ServerPages(),
    )


def store_on(file: Path, policy: Policy) -> Store:
    """Return a store as this policy has it."""
    return Store(file, METHODS, filter(policy.keeps_apart, METHODS))


class Site:
    """A mail with Li (two mailboxes) and Wang, on a policy."""

    def __init__(self, policy: Policy, folder: Path, runner: asyncio.Runner) -> None:
        self.run = runner.run
        self.clock, self.phones, self.apps = Clock(), Phones(), Apps()
        self.wechat, self.wecom = Scanner(WECHAT), Scanner(WECOM)
        self.store = store_on(folder / "store", policy)
        self._accounts = accounts = Accounts(self.store, policy, self.clock)
        self.add("li", LI, OFFICE)
        self.add("wang", WANG)
        doors = self.wechat, self.wecom, self.apps
        self.mail = mail_on(self.store, accounts, policy, self.clock, self.phones, *doors)
        self.app = mail_app(self.mail)

    def add(self, login: str, *addresses: str) -> None:
        """Add a person with mailboxes, a letter in each."""
        self._accounts.add(login, f"{login} 老师", PASSWORD)
        for address in addresses:
            self.store.add_mailbox(address, login, f"word-{address}", self.clock.now())

    def browser(self) -> Browser:
        """Return a new browser."""
        return Browser(self)

    def bind(self, address: str, method: str, value: str) -> None:
        """Bind, as the control API would."""
        self.store.bind(address, named(method), value, self.clock.now())

    def bound(self, address: str = LI) -> dict[str, str]:
        """Return what is bound to a mailbox: value by method."""
        mine = (b for b in self.store.bindings() if b.address == address and b.in_force)
        return {binding.method: binding.value for binding in mine}


@contextmanager
def site(policy: Policy | None = None) -> Iterator[Site]:
    """Run a mail."""
    with TemporaryDirectory() as folder, asyncio.Runner() as runner:
        made = Site(policy or Policy(), Path(folder), runner)
        yield made
        made.store.close()
