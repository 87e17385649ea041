"""WeCom (G6.9)."""

from conformance.profile.methods.wecom import WECOM as TABLES
from steps.methods.base import Words
from steps.methods.scanned import Scanned

WECOM = Scanned(
    TABLES,
    app=Words("WeCom", "企业微信"),
    service=Words("WeCom's service", "企业微信服务"),
    opens="https://open.work.weixin.qq.com/",
    polled=("work.weixin.qq.com",),
    clause="G6.9",
)
