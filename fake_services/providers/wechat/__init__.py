"""WeChat's website login (微信扫码登录): the pages, the server's API, and the phones' side in-process."""

from fake_services.providers.wechat.qr_codes import NotScanned, QrExpired
from fake_services.providers.wechat.service import WeChat, WeChatSettings

__all__ = ["NotScanned", "QrExpired", "WeChat", "WeChatSettings"]
