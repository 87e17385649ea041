"""People's WeCom accounts: the members of one corp."""

import secrets
from dataclasses import dataclass, field


def new_userid() -> str:
    """A name that no member has."""
    return f"member-{secrets.token_hex(8)}"


@dataclass(frozen=True)
class Member:
    """One member; `userid` is what the corp's applications know the person by."""

    nickname: str
    userid: str = field(default_factory=new_userid)
