"""WeCom's website login (企业微信扫码登录): the pages, the server's API, and the phones' side in-process."""

from fake_services.providers.wecom.service import WeCom, WeComSettings

__all__ = ["WeCom", "WeComSettings"]
