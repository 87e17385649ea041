"""SMS as a provider: the two gateways, and a sink where the profile names one."""

from fake_services.providers.failures import COMMON
from fake_services.providers.provider import Around, Provider, Served, Tables
from fake_services.providers.sms import alibaba, tencent
from fake_services.providers.sms.sink import SinkSettings, SmsSink

TENCENT, ALIBABA = "sms.tencentcloudapi.com", "dysmsapi.aliyuncs.com"


def sms(around: Around, tables: Tables) -> Provider:
    """By the tables `tencent`, `alibaba` and, where it has one, `sink`."""
    clock, inbox, refusals = around.clock, around.sms, around.refusals
    by_tencent = tencent.TencentSms(clock, tencent.TencentSettings(**tables["tencent"]), inbox, refusals)
    by_alibaba = alibaba.AlibabaSms(clock, alibaba.AlibabaSettings(**tables["alibaba"]), inbox, refusals)
    servers = [Served(by_tencent.app, [TENCENT]), Served(by_alibaba.app, [ALIBABA])]
    if table := tables.get("sink"):
        settings = SinkSettings(**table)
        servers.append(Served(SmsSink(clock, settings, inbox, refusals).app, [], settings.port))
    failing = {TENCENT: {**COMMON, **tencent.FAILURES}, ALIBABA: {**COMMON, **alibaba.FAILURES}}
    return Provider("sms", servers, failing)
