"""People's WeChat accounts, as one app sees them."""

import secrets
from dataclasses import dataclass, field


def _identifier() -> str:
    return "o" + secrets.token_urlsafe(21)[:27]


@dataclass(frozen=True)
class Account:
    """One person: `unionid` is the person, `openid` this person within the one registered app."""

    nickname: str
    unionid: str = field(default_factory=_identifier)
    openid: str = field(default_factory=_identifier)
