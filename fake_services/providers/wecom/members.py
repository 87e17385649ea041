"""People's WeCom accounts: the members of one corp, and people outside it."""

import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256


def new_userid() -> str:
    """A name that no member has."""
    return f"member-{secrets.token_hex(8)}"


@dataclass(frozen=True)
class Member:
    """One member; `userid` is what the corp's applications know the person by.

    outside: whether they belong to no company that these know, which are told `openid` in its place.
    """

    nickname: str
    userid: str = field(default_factory=new_userid)
    outside: bool = False

    @property
    def openid(self) -> str:
        """The same for the same person, in every run."""
        return "o" + urlsafe_b64encode(sha256(self.userid.encode()).digest()).decode()[:27]
