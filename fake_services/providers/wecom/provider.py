"""WeCom as a provider: one server, and the app on the phones."""

from functools import partial

from fake_services.phones.scanning import ScanningPhone
from fake_services.providers.failures import COMMON
from fake_services.providers.provider import Around, Provider, Served, Tables
from fake_services.providers.wecom.api import FAILURES
from fake_services.providers.wecom.service import WeCom, WeComSettings

HOSTS = ("login.work.weixin.qq.com", "open.work.weixin.qq.com", "qyapi.weixin.qq.com")
LINK, KEY = "https://open.work.weixin.qq.com/wwopen/sso/confirm2", "k"
"""What the QR codes hold: https://open.work.weixin.qq.com/wwopen/sso/confirm2?k=…"""


def wecom(around: Around, tables: Tables) -> Provider:
    """By the table `wecom`; without it nobody can log in."""
    service = WeCom(around.clock, WeComSettings(**tables.get("wecom", {})), around.refusals)
    return Provider(
        "wecom",
        [Served(service.app, HOSTS)],
        {"qyapi.weixin.qq.com": {**COMMON, **FAILURES}},
        partial(ScanningPhone, "wecom", "WeCom", service, LINK, KEY),
        ("https://open.work.weixin.qq.com/",),
    )
