"""微信 (G6.2, G6.3, G6.6)."""

from typing import override

from fake_services.reference.methods.base import Outside
from fake_services.reference.methods.scan import ByScan, ScanDoor
from fake_services.reference.outgoing.wechat import WeChat, WeChatLogin


class ScannedByWeChat(ByScan):
    """A WeChat account, by its unionid."""

    label = "微信"
    rank = 5
    taken = "该微信号已绑定其他邮箱"
    frame = "open.weixin.qq.com"
    accounts = (("wechat", WeChat),)

    @override
    def gateway(self, outside: Outside) -> ScanDoor:
        return WeChatLogin(outside.http, outside.settings.account(WeChat))


WECHAT = ScannedByWeChat("wechat")
