"""People's WeCom accounts: the members of one corp."""

import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Member:
    """One member; `userid` is what the corp's applications know the person by."""

    nickname: str
    userid: str = field(default_factory=lambda: f"member-{secrets.token_hex(8)}")
