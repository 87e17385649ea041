"""OAuth codes and tokens of WeChat website login, with the lives and errcodes of the documentation."""

import secrets
from dataclasses import dataclass

from fake_services.clock import Clock
from fake_services.providers.wechat.accounts import Account

CODE_LIFE = 5 * 60
ACCESS_LIFE = 7200
REFRESH_LIFE = 30 * 86400


class WeChatError(Exception):
    """An `errcode` and its `errmsg`."""

    def __init__(self, errcode: int, errmsg: str) -> None:
        super().__init__(f"{errcode} {errmsg}")
        self.errcode = errcode
        self.errmsg = errmsg


@dataclass
class Grant:
    """What one account granted: both tokens, and until when (world clock) they hold."""

    account: Account
    access_token: str
    access_until: float
    refresh_token: str
    refresh_until: float


@dataclass
class _Code:
    account: Account
    until: float
    used: bool = False


class Tokens:
    """Everything issued to one app."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._codes: dict[str, _Code] = {}
        self._grants: list[Grant] = []

    def issue(self, account: Account) -> str:
        """A code for this account: good once, for five minutes."""
        code = secrets.token_urlsafe(24)
        self._codes[code] = _Code(account, self._clock.now() + CODE_LIFE)
        return code

    def redeem(self, code: str) -> Grant:
        """Tokens for a code; WeChatError 40029 for an unknown or too old one, 40163 for a used one."""
        issued = self._codes.get(code)
        if issued is None or self._clock.now() >= issued.until:
            raise WeChatError(40029, "invalid code")
        if issued.used:
            raise WeChatError(40163, "code been used")
        issued.used = True
        now = self._clock.now()
        access, refresh = secrets.token_urlsafe(64), secrets.token_urlsafe(64)
        grant = Grant(issued.account, access, now + ACCESS_LIFE, refresh, now + REFRESH_LIFE)
        self._grants.append(grant)
        return grant

    def refresh(self, refresh_token: str) -> Grant:
        """The grant with its access token's life begun anew, and a new access token if the old one was dead.

        WeChatError 40030 for an unknown refresh token, 42002 for one too old.
        """
        grant = next((grant for grant in self._grants if grant.refresh_token == refresh_token), None)
        now = self._clock.now()
        if grant is None:
            raise WeChatError(40030, "invalid refresh_token")
        if now >= grant.refresh_until:
            raise WeChatError(42002, "refresh_token expired")
        if now >= grant.access_until:
            grant.access_token = secrets.token_urlsafe(64)
        grant.access_until = now + ACCESS_LIFE
        return grant

    def account(self, access_token: str, openid: str) -> Account:
        """Whose token it is; WeChatError 40001 unknown token, 42001 too old, 40003 another's openid."""
        grant = next((grant for grant in self._grants if grant.access_token == access_token), None)
        if grant is None:
            raise WeChatError(40001, "invalid credential, access_token is invalid or not latest")
        if self._clock.now() >= grant.access_until:
            raise WeChatError(42001, "access_token expired")
        if grant.account.openid != openid:
            raise WeChatError(40003, "invalid openid")
        return grant.account
