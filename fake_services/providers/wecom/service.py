"""WeCom as one registered application of one corp knows it."""

from dataclasses import dataclass

from starlette.applications import Starlette

from fake_services.clock import Clock
from fake_services.providers.wechat.qr_codes import QrCodes
from fake_services.providers.wecom.api import Api
from fake_services.providers.wecom.members import Member, new_userid
from fake_services.providers.wecom.pages import Pages
from fake_services.providers.wecom.tokens import Tokens
from fake_services.refusals import Refusals


@dataclass(frozen=True)
class WeComSettings:
    """A corp's application, and the hosts that its people may be sent back to; by default nobody's."""

    corp_id: str = ""
    agent_id: str = ""
    secret: str = ""
    redirect_hosts: tuple[str, ...] = ()


class WeCom:
    """Pages and API in `app`; members and what phones do as methods, to be called from any thread."""

    def __init__(self, clock: Clock, settings: WeComSettings, refusals: Refusals) -> None:
        tokens = Tokens(clock)
        self._members: dict[str, Member] = {}
        self._codes = QrCodes(clock, tokens.issue)
        pages = Pages(settings.corp_id, settings.agent_id, settings.redirect_hosts, self._codes, refusals)
        api = Api(settings.corp_id, settings.secret, tokens, refusals)
        self.app = Starlette(routes=[*pages.routes, *api.routes])

    def new_account(self, nickname: str, known: str = "") -> str:
        """A new member's userid, or one that is known from an earlier run."""
        member = Member(nickname, known or new_userid())
        self._members[member.userid] = member
        return member.userid

    def new_stranger(self, nickname: str) -> str:
        """Somebody outside the company, by what only this fake calls them."""
        member = Member(nickname, outside=True)
        self._members[member.userid] = member
        return member.userid

    def names(self, account: str) -> dict[str, str]:
        """What applications may call a member by, each with the name of its field."""
        known = self._members[account]
        return {"userid": known.userid, "UserId": known.userid, "name": known.nickname}

    def scan(self, key: str, account: str) -> None:
        """The page says 扫描成功. Raises QrExpired."""
        self._codes.scan(key, self._members[account])

    def agree(self, key: str, account: str) -> None:
        """The page goes on to the website. Raises QrExpired, NotScanned."""
        self._codes.agree(key, self._members[account])

    def refuse(self, key: str, account: str) -> None:
        """The page goes on to the website without a code. Raises QrExpired, NotScanned."""
        self._codes.refuse(key, self._members[account])
