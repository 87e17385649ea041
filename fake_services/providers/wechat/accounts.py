"""People's WeChat accounts, as one app sees them."""

import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256


def new_unionid() -> str:
    """An identifier that nobody has."""
    return "o" + secrets.token_urlsafe(21)[:27]


@dataclass(frozen=True)
class Account:
    """One person: `unionid` is the person, `openid` this person within the one registered app.

    told: whether the app is told the unionid, too.
    """

    nickname: str
    unionid: str = field(default_factory=new_unionid)
    told: bool = True

    @property
    def openid(self) -> str:
        """The same for the same person, in every run."""
        return "o" + urlsafe_b64encode(sha256(self.unionid.encode()).digest()).decode()[:27]
