"""WeChat as a provider: one server, and the app on the phones."""

from functools import partial

from fake_services.phones.scanning import ScanningPhone
from fake_services.providers.failures import COMMON
from fake_services.providers.provider import Around, Provider, Served, Tables
from fake_services.providers.wechat.api import FAILURES
from fake_services.providers.wechat.service import WeChat, WeChatSettings

HOSTS = ("open.weixin.qq.com", "lp.open.weixin.qq.com", "api.weixin.qq.com")
LINK, KEY = "https://open.weixin.qq.com/connect/confirm", "uuid"
"""What the QR codes hold: https://open.weixin.qq.com/connect/confirm?uuid=…"""


def wechat(around: Around, tables: Tables) -> Provider:
    """By the table `wechat`; without it nobody can log in."""
    service = WeChat(around.clock, WeChatSettings(**tables.get("wechat", {})), around.refusals)
    return Provider(
        "wechat",
        [Served(service.app, HOSTS)],
        {"api.weixin.qq.com": {**COMMON, **FAILURES}},
        partial(ScanningPhone, "wechat", "WeChat", service, LINK, KEY),
        ("https://open.weixin.qq.com/",),
    )
