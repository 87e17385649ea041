"""Every gateway of one world, each on its own loopback port, in one thread."""

import asyncio
import socket
import threading
from dataclasses import dataclass, field

import uvicorn
from starlette.types import ASGIApp

from fake_services.phones.inbox import Inbox
from fake_services.providers.coremail_app.gateway import CoremailAppGateway, CoremailAppSettings
from fake_services.providers.coremail_app.phones import AppPhones
from fake_services.providers.refusals import Refusals
from fake_services.providers.sms.alibaba import AlibabaSettings, AlibabaSms
from fake_services.providers.sms.sink import SinkSettings, SmsSink
from fake_services.providers.sms.tencent import TencentSettings, TencentSms
from fake_services.providers.smtp import MailServer
from fake_services.providers.wechat import WeChat, WeChatSettings
from fake_services.providers.wecom import WeCom, WeComSettings
from fake_services.world.clock import Clock


@dataclass(frozen=True)
class GatewaySettings:
    """The accounts that the system under test holds at each provider."""

    tencent: TencentSettings
    alibaba: AlibabaSettings
    wechat: WeChatSettings
    wecom: WeComSettings = field(default_factory=WeComSettings)
    coremail_app: CoremailAppSettings | None = None
    sink: SinkSettings | None = None
    """Where the system under test posts its SMS, if it has such a sink."""


class Gateways:
    """The gateways of SMS, WeChat, WeCom and the app 论客, and a mail server, shared with no other world.

    While started, `hosts` maps each provider's host name to a loopback address (plain http) and `smtp`
    is the mail server's. What arrived is in `sms` and `mail`; `wechat`, `wecom` and `apps` are the phones'
    side.
    `refusals` has each request that was answered with an error.
    """

    hosts: dict[str, tuple[str, int]]
    smtp: tuple[str, int]

    def __init__(self, clock: Clock, settings: GatewaySettings, smtp_port: int = 0) -> None:
        """smtp_port: where mail is taken, 0 for any free port."""
        self._smtp_port = smtp_port
        self.sms = Inbox()
        self.mail = Inbox()
        self.refusals = Refusals()
        self.wechat = WeChat(clock, settings.wechat, self.refusals)
        self.wecom = WeCom(clock, settings.wecom, self.refusals)
        app = settings.coremail_app
        self.apps = AppPhones(clock, app.host if app else "")
        self._mail_server = MailServer(clock, self.mail)
        tencent = TencentSms(clock, settings.tencent, self.sms, self.refusals)
        alibaba = AlibabaSms(clock, settings.alibaba, self.sms, self.refusals)
        self._apps: list[tuple[ASGIApp, list[str], int]] = [
            (tencent.app, ["sms.tencentcloudapi.com"], 0),
            (alibaba.app, ["dysmsapi.aliyuncs.com"], 0),
            (self.wechat.app, ["open.weixin.qq.com", "lp.open.weixin.qq.com", "api.weixin.qq.com"], 0),
            (
                self.wecom.app,
                ["login.work.weixin.qq.com", "open.work.weixin.qq.com", "qyapi.weixin.qq.com"],
                0,
            ),
        ]
        if app:
            gateway = CoremailAppGateway(clock, app, self.apps, self.refusals)
            self._apps.append((gateway.app, [app.host], 0))
        if settings.sink:
            sink = SmsSink(clock, settings.sink, self.sms, self.refusals)
            self._apps.append((sink.app, [], settings.sink.port))

    @property
    def alive(self) -> bool:
        """Whether the gateways are listening."""
        return self._thread.is_alive()

    def start(self) -> None:
        """Listen; connections are taken from the moment this returns. Raises OSError: the port is taken."""
        mail_listener = _listener(self._smtp_port)
        listeners = [_listener(port) for _, _, port in self._apps]
        self.smtp = mail_listener.getsockname()
        self.hosts = {
            name: listener.getsockname()
            for (_, names, _), listener in zip(self._apps, listeners, strict=True)
            for name in names
        }
        self._servers = [uvicorn.Server(_config(app)) for app, _, _ in self._apps]
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve(mail_listener, listeners)), name="gateways"
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop listening, end what is under way, and return when the thread has ended."""
        for server in self._servers:
            server.should_exit = True
        self._thread.join()

    async def _serve(self, mail_listener: socket.socket, listeners: list[socket.socket]) -> None:
        loop = asyncio.get_running_loop()
        mail = await loop.create_server(self._mail_server.protocol, sock=mail_listener)
        pairs = zip(self._servers, listeners, strict=True)
        await asyncio.gather(*(server.serve(sockets=[listener]) for server, listener in pairs))
        mail.close()


def _listener(port: int = 0) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as error:
        raise OSError(f"127.0.0.1:{port} cannot be listened on: {error.strerror}") from error


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        lifespan="off",
        ws="none",
        log_config=None,
        access_log=False,
        timeout_keep_alive=600,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=2,
    )
