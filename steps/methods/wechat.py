"""WeChat (G6.2)."""

from conformance.profile.methods.wechat import WECHAT as TABLES
from steps.methods.base import Words
from steps.methods.scanned import Scanned

WECHAT = Scanned(
    TABLES,
    app=Words("WeChat", "微信"),
    service=Words("WeChat's service", "微信服务"),
    prize=Words("WeChat account", "微信号"),
    one_mailbox="G0.4",
    opens="https://open.weixin.qq.com/",
    polled=("open.weixin.qq.com",),
    taken_message="wechat_taken",
)
