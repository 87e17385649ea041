"""How the reference is put together from its parts."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from starlette.types import ASGIApp, Receive, Scope, Send

from fake_services.clock import Clock
from fake_services.reference.accounts import Accounts
from fake_services.reference.client_passwords import ClientPasswords
from fake_services.reference.codes import Codes
from fake_services.reference.control import Control, control_app
from fake_services.reference.defects import CONFORMANT, Defect
from fake_services.reference.forgotten import ForgottenPasswords
from fake_services.reference.help_desk import HelpDesk
from fake_services.reference.mail.app import mail_app
from fake_services.reference.mail.call import Mail
from fake_services.reference.mail_programs import PostOffice
from fake_services.reference.methods import METHODS
from fake_services.reference.methods.base import Outside
from fake_services.reference.outgoing.cas import CasClient
from fake_services.reference.portal import Services, portal_app
from fake_services.reference.portal.sessions import Sessions as PortalSessions
from fake_services.reference.pushes import Pushes
from fake_services.reference.records import Method
from fake_services.reference.sessions import Sessions
from fake_services.reference.settings import Settings
from fake_services.reference.shortcuts import Shortcuts
from fake_services.reference.store import Store
from fake_services.reference.variants import PLAIN, Delay, Variant


@dataclass(frozen=True)
class Surroundings:
    """What the reference is put into; `http` carries its own calls and stays the caller's to close."""

    settings: Settings
    store: Path
    smtp: tuple[str, int]
    http: httpx.AsyncClient
    ready: Callable[[], bool]
    variant: Variant


class Place:
    """Where an application is served, as far away as `delay` says; another can take its place."""

    app: ASGIApp

    def __init__(self, delay: Delay = PLAIN.delay) -> None:
        self._delay = delay

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer that is here now."""
        await asyncio.sleep(self._delay.data if scope["path"].startswith("/api/") else self._delay.page)
        await self.app(scope, receive, send)


class Reference:
    """Portal, mail and control API, as applications to be served; what mail programs come to besides."""

    post_office: PostOffice

    def __init__(self, around: Surroundings, defect: Defect) -> None:
        delay = around.variant.delay
        self.portal, self.mail, self.control = Place(delay), Place(delay), Place()
        self._around = around
        self._clock = Clock()
        self._store: Store | None = None
        self.become(defect)

    def become(self, defect: Defect) -> None:
        """Put everything together anew, on an empty store; the time stays what it is."""
        if self._store:
            self._store.close()
        around, clock = self._around, self._clock
        decides = defect if defect is not CONFORMANT else around.variant
        policy, portal = decides.policy(), decides.portal()
        settings, http = around.settings, around.http
        self._store = store = Store(around.store, METHODS, filter(policy.keeps_apart, METHODS))
        outside = Outside(settings, http, around.smtp, clock, around.variant.provider)
        gateways: dict[Method, Any] = {method: method.gateway(outside) for method in METHODS}
        accounts = Accounts(store, policy, clock)
        mail = Mail(
            hosts=settings.hosts,
            policy=policy,
            store=store,
            clock=clock,
            sessions=Sessions(policy, clock),
            codes=Codes(policy, clock, {one: gateways[one] for one in METHODS if one.by_message}),
            pushes=Pushes(policy, clock),
            people=accounts,
            gateways=gateways,
            cas=CasClient(http, f"{settings.hosts.portal}/cas", policy.escapes_ticket()),
            front=around.variant.front,
        )
        services = Services(policy.tiles(settings.hosts.mail))
        sessions = PortalSessions(clock, portal)
        shortcuts = Shortcuts(sessions, mail, clock)
        desk = HelpDesk(mail, accounts, sessions)
        forgotten = ForgottenPasswords(desk)
        self.portal.app = portal_app(accounts, clock, services, http, portal, sessions, forgotten)
        self.mail.app = mail_app(mail)
        passwords = ClientPasswords(store, policy, clock)
        self.post_office = PostOffice(store, clock, passwords)
        control = Control(store, accounts, clock, shortcuts, desk, passwords, around.ready, self.become)
        self.control.app = control_app(control)
