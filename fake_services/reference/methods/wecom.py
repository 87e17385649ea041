"""企业微信 (G6.9)."""

from typing import override

from fake_services.reference.methods.base import Outside
from fake_services.reference.methods.scan import ByScan, ScanDoor
from fake_services.reference.outgoing.wecom import WeCom, WeComLogin


class ScannedByWeCom(ByScan):
    """A WeCom member, by the userid."""

    label = "企业微信"
    rank = 6
    taken = "该企业微信帐号已绑定其他邮箱"
    frame = "login.work.weixin.qq.com"
    accounts = (("wecom", WeCom),)

    @override
    def gateway(self, outside: Outside) -> ScanDoor:
        return WeComLogin(outside.http, outside.settings.account(WeCom))


WECOM = ScannedByWeCom("wecom")
