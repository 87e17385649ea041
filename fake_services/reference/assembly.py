"""How the reference is put together from its parts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
from starlette.applications import Starlette

from fake_services.clock import Clock
from fake_services.reference.accounts import Accounts
from fake_services.reference.codes import Codes
from fake_services.reference.control import Control, control_app
from fake_services.reference.defects import Defect
from fake_services.reference.mail import Mail, mail_app
from fake_services.reference.outgoing.cas import CasClient
from fake_services.reference.outgoing.mail import CodeMail
from fake_services.reference.outgoing.sms import TencentSms
from fake_services.reference.outgoing.wechat import WeChatLogin
from fake_services.reference.portal import Services, portal_app
from fake_services.reference.portal.sessions import Sessions as PortalSessions
from fake_services.reference.sessions import Sessions
from fake_services.reference.settings import Settings
from fake_services.reference.shortcuts import Shortcuts
from fake_services.reference.store import Store


@dataclass(frozen=True)
class Reference:
    """The three applications."""

    portal: Starlette
    mail: Starlette
    control: Starlette


def assemble(
    settings: Settings,
    store_file: Path,
    smtp: tuple[str, int],
    defect: Defect,
    http: httpx.AsyncClient,
    ready: Callable[[], bool],
) -> Reference:
    """Build the reference on a fresh store; `http` carries its own calls and stays the caller's to close."""
    clock, policy = Clock(), defect.policy()
    store = Store(store_file, policy.unique)
    accounts = Accounts(store, policy, clock)
    mail = Mail(
        hosts=settings.hosts,
        policy=policy,
        store=store,
        clock=clock,
        sessions=Sessions(policy, clock),
        codes=Codes(policy, clock, TencentSms(http, settings.tencent, clock), CodeMail(*smtp)),
        people=accounts,
        wechat=WeChatLogin(http, settings.wechat),
        cas=CasClient(http, f"{settings.hosts.portal}/cas"),
    )
    services, portal = Services(policy.tiles(settings.hosts.mail)), defect.portal()
    portal_sessions = PortalSessions(clock, portal)
    shortcuts = Shortcuts(portal_sessions, mail, clock)
    return Reference(
        portal_app(accounts, clock, services, http, portal, portal_sessions),
        mail_app(mail),
        control_app(Control(store, accounts, clock, shortcuts, ready)),
    )
