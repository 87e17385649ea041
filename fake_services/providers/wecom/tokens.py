"""The corp's access token and its members' codes, with the lives and errcodes of WeCom's documentation."""

import secrets
from dataclasses import dataclass

from fake_services.clock import Clock
from fake_services.providers.wecom.members import Member

CODE_LIFE = 5 * 60
ACCESS_LIFE = 7200


class WeComError(Exception):
    """An `errcode` and its `errmsg`."""

    def __init__(self, errcode: int, errmsg: str) -> None:
        super().__init__(f"{errcode} {errmsg}")
        self.errcode = errcode
        self.errmsg = errmsg


@dataclass(frozen=True)
class _Code:
    member: Member
    until: float


class Tokens:
    """Everything issued to one application of the corp."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._codes: dict[str, _Code] = {}
        self._access: dict[str, float] = {}

    def issue(self, member: Member) -> str:
        """A code for this member: good once, for five minutes."""
        code = secrets.token_urlsafe(32)
        self._codes[code] = _Code(member, self._clock.now() + CODE_LIFE)
        return code

    def access_token(self) -> tuple[str, int]:
        """The access token and the seconds it has left; asked for again in its life, it is the same."""
        now = self._clock.now()
        living = next((token for token, until in self._access.items() if now < until), None)
        token = living or secrets.token_urlsafe(96)
        until = self._access.setdefault(token, now + ACCESS_LIFE)
        return token, round(until - now)

    def check(self, access_token: str) -> None:
        """WeComError 41001 for no access token, 40014 for an unknown one, 42001 for one too old."""
        if not access_token:
            raise WeComError(41001, "access_token missing")
        if access_token not in self._access:
            raise WeComError(40014, "invalid access_token")
        if self._clock.now() >= self._access[access_token]:
            raise WeComError(42001, "access_token expired")

    def redeem(self, code: str) -> Member:
        """Who agreed; WeComError 40029 for a code that is unknown, used or too old."""
        issued = self._codes.pop(code, None)
        if issued is None or self._clock.now() >= issued.until:
            raise WeComError(40029, "invalid code")
        return issued.member
