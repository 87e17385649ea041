"""IXIT: how to reach and drive a deployment (ISO/IEC 9646-7)."""

from collections.abc import Iterator, Mapping
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from conformance.profile.accounts import Accounts
from conformance.profile.mail_programs import MailPrograms, MailServer, Protocol
from conformance.profile.methods import METHODS
from conformance.profile.methods.base import MethodTables
from conformance.profile.parts import LoginForm, Part, also
from conformance.profile.phones import Limits, Phones
from conformance.profile.screens import Screens
from conformance.profile.values import Address, AnyPort, CommandLine, Port, PortNames, Seconds, Text


class Addresses(Part, frozen=True):
    """Where a person begins: the portal, the mail, and the mail's own login."""

    mail: Address
    """The web mail; without a login it leads to one."""
    portal: Address = ""
    """The portal, where it asks for the password; where ics.doors has portal."""
    direct: Address = ""
    """The mail's own login, where ics.doors has direct."""


class Start(Part, frozen=True):
    """A local deployment that the suite starts itself.

    `command`, `environment` and `ready` may use `{python}`, `{folder}`, `{smtp}`, `{token}` (a secret of
    this run, for hooks that others on this machine shall not use) and the names in `ports`. The environment
    is made from PATH, HOME and the like, ixit.environment, and what is added here.
    """

    command: CommandLine
    """The program and its arguments."""
    ports: PortNames
    """Names for free ports on loopback, to be used as `{name}`; kept for the deployment until it is ready,
    whose servers bind with SO_REUSEADDR, as nearly all do."""
    ready: Address
    """An address of this machine that answers, 200 or a redirect, once the deployment can be used: within
    30 seconds."""
    environment: dict[str, str] = msgspec.field(default_factory=dict)
    """Environment variables to be added."""

    @property
    def program(self) -> str:
        """What is started, as people would call it: Python's module, or the program's name."""
        words = list(map(str, self.command))
        return words[words.index("-m") + 1] if "-m" in words[:-1] else words[0].rpartition("/")[2]


class Outbound(Part, frozen=True):
    """How the calls of a deployment that runs already come to the gateways' fakes (docs/gateways.md).

    In the place of ixit.start; all ports are on loopback, reached directly or through a tunnel.
    """

    proxy: AnyPort = 0
    """The port of a proxy, for HTTPS_PROXY=http://127.0.0.1:<proxy>; 0 for none."""
    tls: AnyPort = 0
    """The port that answers as every provider, by TLS, for a hosts or DNS entry; 0 for none."""
    addresses: dict[str, Port] = msgspec.field(default_factory=dict)
    """Provider's host -> port that answers as it in plain http, for another base address."""
    authority: str = ""
    """The folder of the CA to trust for proxy and tls, `mitmproxy-ca-cert.pem`; made at the first run."""
    smtp: AnyPort = 0
    """The port where it sends its mail; 0 where it sends none."""


class Hook(Part, frozen=True):
    """An HTTP request that the suite makes for itself; `{…}` in url and body is filled in."""

    method: str
    """GET, POST, …"""
    url: Address
    """Its address."""
    body: dict[str, object] = msgspec.field(default_factory=dict)
    """Its JSON body; a value that is one placeholder and nothing else keeps its type."""


class Hooks(Part, frozen=True):
    """What the suite may ask of the deployment besides the screens."""

    create_person: Hook | None = None
    """Makes somebody with a mailbox: {login} {password} {name} {address} {letter}, a word in its letter."""
    bind: Hook | None = None
    """Binds a method: {address} {method} {value}: in E.164, a unionid, a userid, in base32, an address, or
    for the app its pairing's id and its secret in base32, a dot between. Without it what is bound beforehand
    is bound through the screens."""
    add_mailbox: Hook | None = None
    """Gives somebody a second mailbox: {login} {address} {letter}."""
    advance_clock: Hook | None = None
    """Moves the time of the deployment on: {seconds}."""
    reset: Hook | None = None
    """Frees a mailbox of all its methods, as an administrator does: {address}."""
    set_password: Hook | None = None
    """Replaces a forgotten password: {login} {address} {password}."""
    portal_session: Hook | None = None
    """Answers the Playwright storage state of {login}, signed in at the portal; makes Givens quicker."""
    mailbox_session: Hook | None = None
    """The same, as far as into the mailbox, the device not trusted: {login} {address}."""
    client_password: Hook | None = None
    """Makes a client password, for mail programs: {login} {address}; answers JSON that has it as password."""
    withdraw_client_password: Hook | None = None
    """Withdraws one, if it is there: {login} {address} {password}. Without it those of a pool's people
    stay."""

    def given(self) -> list[tuple[str, Hook]]:
        """Each hook that the profile has, with its key."""
        both = msgspec.structs.asdict(self)
        return [(name, hook) for name, hook in both.items() if isinstance(hook, Hook)]


@also((name, table | None, None) for method in METHODS for name, table in method.gateways.items())
class Gateways(Part, frozen=True):
    """The providers that the fakes play for this deployment: those that it calls."""

    def given(self) -> dict[str, Part]:
        """Each provider's table that is given."""
        tables = {name: getattr(self, name) for name in self.__struct_fields__}
        return {name: table for name, table in tables.items() if table is not None}


class Waits(Part, frozen=True):
    """How long a person waits, in seconds."""

    page: Seconds = 10
    """For a screen to come."""
    message: Seconds = 10
    """For a message to arrive."""
    absence: Seconds = 0.5
    """Before saying that nothing came."""
    gateway: Seconds = 10
    """How long the deployment itself waits for a gateway that does not answer."""
    longest: Seconds = 90
    """With real time: what one scenario may wait for times to pass; where it takes longer it is not-run."""
    scenario: Seconds = 300
    """How long one scenario may take; what hangs longer is cut off, and the scenario is inconclusive."""


class FurtherDoor(LoginForm, frozen=True, kw_only=True):
    """A web door besides the portal and the mail's own login: its name, its address and its screen."""

    name: Text
    """What ics.further_doors calls it."""
    address: Address
    """Where it asks for the password."""
    account: Literal["login", "address"] = "address"
    """What people sign in with there: the portal's account, or the mailbox's address."""


class Browser(Part, frozen=True):
    """Where people's browsers are at home."""

    language: str = "zh-CN"
    """Their language (BCP 47): what they ask pages for."""
    time_zone: str = "Asia/Shanghai"
    """Their time zone, by its name in the IANA's list."""


class People(Part, frozen=True):
    """How made-up people look: in these patterns each # becomes a digit."""

    number: str
    """A phone number in E.164."""
    address: str
    """A mailbox's address."""
    backup: str
    """An e-mail address outside the deployment."""
    typed: Literal["national", "international"] = "national"
    """How people type a number: in eleven digits, or with +86 before them and nothing between."""


class Ixit(Part, frozen=True):
    """The implementation extra information for testing of one deployment."""

    addresses: Addresses
    """Where a person begins."""
    hosts: dict[str, str]
    """Public host name -> port on loopback where it is served."""
    people: People
    """How made-up people look."""
    gateways: Gateways = Gateways()
    """The providers that the fakes play: those that the deployment calls."""
    hooks: Hooks = Hooks()
    """What may be asked of the deployment besides the screens."""
    accounts: Accounts = Accounts()
    """Where the people of the scenarios come from."""
    sign_in: Literal["screens"] | tuple[str, ...] = "screens"
    """How people sign in at the portal: by its screens, or by a program that is given SIGN_IN_LOGIN and
    SIGN_IN_PASSWORD in its environment and prints a Playwright storage state (docs/accounts.md)."""
    start: Start | None = None
    """How to start it, where the suite is to do so."""
    environment: tuple[str, ...] = ()
    """Variables of the shell that what is started (the deployment, programs) may know besides the usual, such
    as PATH and HOME: for a token that a program of yours needs. Proxies are never passed on."""
    outbound: Outbound | None = None
    """How its own calls come in, if it runs already."""
    phones: Phones = Phones()
    """Where the messages to phones are read."""
    mail_programs: MailPrograms | None = None
    """The servers for mail programs; needed for the claim C.client-password."""
    limits: Limits = Limits()
    """How much a run may cause."""
    allow_production: bool = False
    """Whether addresses on the network, which people may be using, are meant to be judged."""
    attacks: bool | None = None
    """Whether scenarios run that attack: requests that no page sends, many wrong codes, floods of messages.
    They use up tries, and may lock accounts. Left out, they do, except where allow_production is needed."""
    allowed_hosts: tuple[str, ...] = ()
    """Hosts besides that pages may use, a CDN for example. One whose name leads to this machine, or to its
    own link, is told nothing."""
    clock: Literal["hook", "real"] = "real"
    """Whether a hook moves the time on, or it is real time."""
    second_mailbox: Literal["direct", "switch", "choose"] = "direct"
    """How a person's second mailbox is entered: by the mail's own login, by switching, or by choosing it
    after the portal (ixit.screens.mailbox_choice)."""
    further_doors: tuple[FurtherDoor, ...] = ()
    """Web doors besides the portal and the mail's own login."""
    browser: Browser = Browser()
    """Where people's browsers are at home."""
    waits: Waits = Waits()
    """How long a person waits."""
    screens: Screens = Screens()
    """How a person finds their way: labels, headings, selectors."""

    def opened(self) -> Iterator[tuple[str, str]]:
        """Yield each address that people open, with its key: where they begin, then the further doors."""
        begin = self.addresses
        given = {"portal": begin.portal, "mail": begin.mail, "direct": begin.direct}
        yield from ((f"ixit.addresses.{key}", address) for key, address in given.items() if address)
        for number, door in enumerate(self.further_doors, start=1):
            yield f"ixit.further_doors[{number}].address", door.address

    def serves(self, url: str) -> bool:
        """Whether an address is the deployment's: of a host that it serves, or that its pages may use."""
        host = (urlsplit(url).hostname or "").lower()
        return host in {name.lower() for name in (*self.hosts, *self.allowed_hosts)}

    def sees(self, *hosts: str) -> bool:
        """Whether the deployment's calls to any of these providers' hosts come to the fakes."""
        if self.start or not self.outbound:
            return self.start is not None
        through = self.outbound.proxy or self.outbound.tls
        return bool(through) or any(host in self.outbound.addresses for host in hosts)

    @property
    def mail_servers(self) -> Mapping[Protocol, MailServer]:
        """The servers for mail programs, by what is spoken with them; none where none is given."""
        return self.mail_programs.servers() if self.mail_programs else {}

    def hosts_of(self, method: MethodTables) -> tuple[str, ...]:
        """At which hosts the deployment calls this method's gateway, if it has one."""
        return method.hosts(self.gateways.given())

    @property
    def sees_mail(self) -> bool:
        """Whether the deployment's mail comes to the fake mail server."""
        return self.start is not None or bool(self.outbound and self.outbound.smtp)
