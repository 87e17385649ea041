"""WeChat as one registered website knows it."""

from dataclasses import dataclass

from starlette.applications import Starlette

from fake_services.clock import Clock
from fake_services.providers.wechat.accounts import Account, new_unionid
from fake_services.providers.wechat.api import Api
from fake_services.providers.wechat.pages import Pages
from fake_services.providers.wechat.qr_codes import QrCodes
from fake_services.providers.wechat.tokens import Tokens
from fake_services.refusals import Refusals


@dataclass(frozen=True)
class WeChatSettings:
    """A registered website, and the hosts that its people may be sent back to; by default nobody's."""

    app_id: str = ""
    app_secret: str = ""
    redirect_hosts: tuple[str, ...] = ()


class WeChat:
    """Pages and API in `app`; accounts and what phones do as methods, to be called from any thread."""

    def __init__(self, clock: Clock, settings: WeChatSettings, refusals: Refusals) -> None:
        tokens = Tokens(clock)
        self._accounts: dict[str, Account] = {}
        self._codes = QrCodes(clock, tokens.issue)
        pages = Pages(settings.app_id, settings.redirect_hosts, self._codes, refusals)
        api = Api(settings.app_id, settings.app_secret, tokens, refusals)
        self.app = Starlette(routes=[*pages.routes, *api.routes])

    def new_account(self, nickname: str, known: str = "") -> str:
        """A new person's unionid, or one that is known from an earlier run."""
        account = Account(nickname, known or new_unionid())
        self._accounts[account.unionid] = account
        return account.unionid

    def new_stranger(self, nickname: str) -> str:
        """The same of somebody whom the app knows by an openid alone."""
        account = Account(nickname, told=False)
        self._accounts[account.unionid] = account
        return account.unionid

    def names(self, account: str) -> dict[str, str]:
        """What websites may call an account by, each with the name of its field."""
        known = self._accounts[account]
        return {"unionid": known.unionid, "openid": known.openid, "nickname": known.nickname}

    def scan(self, key: str, account: str) -> None:
        """The page says 扫描成功. Raises QrExpired."""
        self._codes.scan(key, self._accounts[account])

    def agree(self, key: str, account: str) -> None:
        """The page goes on to the website. Raises QrExpired, NotScanned."""
        self._codes.agree(key, self._accounts[account])

    def refuse(self, key: str, account: str) -> None:
        """The page says 您已取消此次登录. Raises QrExpired, NotScanned."""
        self._codes.refuse(key, self._accounts[account])
