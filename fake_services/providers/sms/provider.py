"""SMS as a provider: the gateways that the profile names, and a sink where it names one."""

from collections.abc import Iterator, Mapping

from starlette.types import ASGIApp

from fake_services.providers.failures import COMMON, Failure
from fake_services.providers.provider import Around, Provider, Served, Tables
from fake_services.providers.sms.alibaba import FAILURES as OF_ALIBABA
from fake_services.providers.sms.alibaba import AlibabaSettings, AlibabaSms
from fake_services.providers.sms.http import HttpSettings, HttpSms
from fake_services.providers.sms.shared import SINK
from fake_services.providers.sms.sink import SinkSettings, SmsSink
from fake_services.providers.sms.tencent import FAILURES as OF_TENCENT
from fake_services.providers.sms.tencent import TencentSettings, TencentSms

TENCENT, ALIBABA = "sms.tencentcloudapi.com", "dysmsapi.aliyuncs.com"


def sms(around: Around, tables: Tables) -> Provider:
    """By the tables `tencent`, `alibaba`, `http` and `sink`, as far as they are given."""
    gateways = list(_gateways(around, tables))
    servers = [Served(app, [host]) for host, app, _ in gateways]
    if table := tables.get("sink"):
        settings = SinkSettings(**table)
        sink = SmsSink(around.clock, settings, around.sms, around.refusals)
        servers.append(Served(sink.app, [SINK], settings.port))
    return Provider("sms", servers, {host: {**COMMON, **own} for host, _, own in gateways})


def _gateways(around: Around, tables: Tables) -> Iterator[tuple[str, ASGIApp, Mapping[str, Failure]]]:
    """Each gateway's host, its server, and its own ways to fail."""
    clock, inbox, refusals = around.clock, around.sms, around.refusals
    if table := tables.get("tencent"):
        yield TENCENT, TencentSms(clock, TencentSettings(**table), inbox, refusals).app, OF_TENCENT
    if table := tables.get("alibaba"):
        yield ALIBABA, AlibabaSms(clock, AlibabaSettings(**table), inbox, refusals).app, OF_ALIBABA
    if table := tables.get("http"):
        own = HttpSettings(**table)
        yield own.host, HttpSms(clock, own, inbox, refusals).app, own.failures()
