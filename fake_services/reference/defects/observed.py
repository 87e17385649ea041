"""What defects look at, and the guide does not: how a request looks, how a login began, how many came."""

from collections import defaultdict
from typing import override

from fake_services.reference.paths import ASKED
from fake_services.reference.policy import Policy
from fake_services.reference.records import Door, Kind, Stage
from fake_services.reference.visit import Visit


def path_of(visit: Visit) -> str:
    """The path as it was asked for, whatever is served for it."""
    path: str = visit.request.scope[ASKED]
    return path


def kind_of(visit: Visit) -> Kind:
    """Whether a page is asked for, or the data of one."""
    return Kind.DATA if visit.request.url.path.startswith("/api/") else Kind.PAGE


def is_phone(visit: Visit) -> bool:
    """Whether the browser says that it is a phone's."""
    return "Mobile" in visit.request.headers.get("user-agent", "")


def speaks_for(visit: Visit) -> str:
    """For whom the request says to be made, as if it came by a proxy; "" if for nobody."""
    return visit.request.headers.get("x-forwarded-for", "")


def door_of(visit: Visit) -> Door:
    """How the login began."""
    return visit.login.door


def began(visit: Visit) -> float:
    """When the login began."""
    return visit.login.began


def name_given(visit: Visit) -> str:
    """What who signed in called the account, or the mailbox."""
    return visit.login.name


class LoginsCounted(Policy):
    """A policy that counts the logins of each mailbox."""

    def __init__(self) -> None:
        self._logins: dict[str, set[str]] = defaultdict(set)

    @override
    def stage(self, visit: Visit) -> Stage:
        self.count(visit)
        return super().stage(visit)

    def count(self, visit: Visit) -> int:
        """Count this login, once; return how many this mailbox has seen."""
        self._logins[visit.address].add(visit.session)
        return len(self._logins[visit.address])
