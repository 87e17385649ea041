"""What a request claims of itself, and is believed (G3.3, G4.7)."""

import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from ipaddress import ip_address
from typing import ClassVar, override

from starlette.requests import Request

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Stage
from fake_services.reference.remembered import remembered
from fake_services.reference.visit import Visit

VERIFY, BIND = Stage.VERIFY, Stage.BIND
SESSION = "__Host-mail"


class Believes(Policy):
    """A policy whose gate of one stage is open to requests that claim something."""

    gate: ClassVar[Stage]

    @override
    def believes(self, visit: Visit) -> bool:
        return self.is_due(visit) and self.claims(visit.request)

    def is_due(self, visit: Visit) -> bool:
        """Whether the gate would stop the visit."""
        return self.must_bind(visit) if self.gate is BIND else self.needs_second_step(visit)

    def claims(self, request: Request) -> bool:
        """Whether the request claims it."""
        return False


def at_both_gates[P: type[Believes]](name: str, who: str) -> Callable[[P], P]:
    """List a belief twice: where a second step is due, and where something must be bound.

    name: how their names begin; who: of whom it is believed.
    """

    def listed(belief: P) -> P:
        for gate, clause, ends, what in (
            (VERIFY, "G4.7", "Unverified", "is not asked for the second step"),
            (BIND, "G3.3", "Unbound", "is not made to bind"),
        ):
            own = {"gate": gate, "__doc__": f"{who} {what}.", "__module__": belief.__module__}
            breaks(clause)(type(f"{name}{ends}", (belief,), own))
        return belief

    return listed


@at_both_gates("RealIpOpens", "Whoever claims to be the server itself")
class BelievesRealIp(Believes):
    """A header of the proxy's is taken from anybody."""

    @override
    def claims(self, request: Request) -> bool:
        return request.headers.get("x-real-ip") == "127.0.0.1"


@at_both_gates("NonsenseOriginOpens", "Whose origin cannot be read")
class BelievesNonsense(Believes):
    """An origin that cannot be read is no stranger's."""

    @override
    def claims(self, request: Request) -> bool:
        try:
            ip_address(request.headers.get("x-forwarded-for", "192.0.2.1").split(",")[0].strip())
        except ValueError:
            return True
        return False


@at_both_gates("ClaimedAddressOpens", "Whoever claims to ask for the login page")
class BelievesAddress(Believes):
    """The guard compares the address that the header says, and serves the other."""

    @override
    def claims(self, request: Request) -> bool:
        return "/login" in (request.headers.get("x-original-url"), request.headers.get("x-rewrite-url"))


@at_both_gates("BasicOpens", "A request with name and password in a header")
class BelievesBasic(Believes):
    """A name and a password are enough for programs, and anybody is a program."""

    @override
    def claims(self, request: Request) -> bool:
        return request.headers.get("authorization", "").startswith("Basic ")


@at_both_gates("NamedUserOpens", "Whoever names the account in a header")
class BelievesName(Believes):
    """A proxy in front is believed whom it has signed in, and anybody may be that proxy."""

    @override
    def claims(self, request: Request) -> bool:
        return "x-forwarded-user" in request.headers


@at_both_gates("RefererOpens", "Whoever claims to come from the portal's page")
class BelievesReferer(Believes):
    """Who comes from the portal has been verified there."""

    @override
    def claims(self, request: Request) -> bool:
        return request.headers.get("referer", "").startswith("https://i.")


@at_both_gates("ScriptOpens", "Whoever claims to be a script")
class BelievesScript(Believes):
    """A script's requests are not led to a gate, which it could not show."""

    @override
    def claims(self, request: Request) -> bool:
        return "x-requested-with" in request.headers


@at_both_gates("InnerRequestOpens", "What claims to be the site's own inner request")
class BelievesInner(Believes):
    """What one part of the site asks another for has passed the guard already."""

    @override
    def claims(self, request: Request) -> bool:
        return "x-middleware-subrequest" in request.headers


@at_both_gates("PassedCookieOpens", "Who has another's cookie that says that the gate was passed")
class BelievesPassed(Believes):
    """That somebody has passed the gate is said by a cookie, which is the same for all."""

    _passed = False

    @override
    def renews_session(self, proved: bool) -> bool:
        self._passed = proved
        return super().renews_session(proved)

    @override
    def waiting_cookie(self) -> str:
        passed, self._passed = self._passed, False
        return "passed" if passed else ""

    @override
    def claims(self, request: Request) -> bool:
        return "passed" in request.cookies


@at_both_gates("TokenOpens", "Who sends the cookie of a waiting session as a token")
class BelievesToken(Believes):
    """A session's name as a token is a session of an interface that knows no gate."""

    @override
    def session_named(self, request: Request, cookie: str) -> str:
        return cookie or request.headers.get("authorization", "").removeprefix("Bearer ")

    @override
    def claims(self, request: Request) -> bool:
        return request.headers.get("authorization", "").startswith("Bearer ")


class BelievesTokenAsPassword(Believes):
    """A session's name is a password of programs, whose interface knows no gate."""

    @override
    def session_named(self, request: Request, cookie: str) -> str:
        return cookie or basic_password(request)

    @override
    def claims(self, request: Request) -> bool:
        return bool(basic_password(request)) and not request.cookies


def basic_password(request: Request) -> str:
    """The password that a request gives by Basic authentication (RFC 7617); empty without one."""
    scheme, _, said = request.headers.get("authorization", "").partition(" ")
    return b64decode(said).decode().partition(":")[2] if scheme == "Basic" else ""


@at_both_gates("TakenCookieOpens", "Who takes away the cookie that says that the login waits")
class BelievesCookie(Believes):
    """That a login waits is said by a cookie, which anybody can take away."""

    @override
    def waiting_cookie(self) -> str:
        return "waiting"

    @override
    def claims(self, request: Request) -> bool:
        return "waiting" not in request.cookies


@at_both_gates("WechatsBrowserOpens", "WeChat's own browser, or what claims to be it,")
class BelievesProgram(Believes):
    """WeChat's own browser has shown who it is already."""

    @override
    def claims(self, request: Request) -> bool:
        return "MicroMessenger" in request.headers.get("user-agent", "")


@breaks("G4.7")
class TokenAsPasswordOpensUnverified(BelievesTokenAsPassword):
    """The waiting session's cookie, sent as a program's password, opens the mailbox's data."""

    gate = VERIFY


@breaks("C.client-password")
class ClientPasswordIsBasic(Believes):
    """A client password in a header opens the web mail's data without the second step."""

    gate = VERIFY

    @override
    def claims(self, request: Request) -> bool:
        kind, _, pair = request.headers.get("authorization", "").partition(" ")
        said = b64decode(pair).decode(errors="replace") if kind == "Basic" else ""
        return re.fullmatch("[a-z]{16}", said.partition(":")[2]) is not None


@at_both_gates("ReplacedIdOpens", "Who comes with the id that the session had before the login")
class BelievesReplacedId(Believes):
    """The id that a session had before the login opens what the login's new one does not."""

    @override
    def forgets_old_id(self) -> bool:
        return False

    @override
    def believes(self, visit: Visit) -> bool:
        return self.is_due(visit) and visit.request.cookies.get(SESSION, visit.login.id) != visit.login.id


@at_both_gates("RememberedOpens", "Who ticked the login's box to be remembered")
class BelievesRemembered(Believes):
    """Whoever ticked at the password that they be remembered has been here before."""

    @override
    def claims(self, request: Request) -> bool:
        return bool(remembered(request))


@breaks("G4.7")
class RememberedStaysVerified(Policy):
    """Who ticked the login's box to be remembered passes the second step once, and no later login asks."""

    @override
    def believes(self, visit: Visit) -> bool:
        verified = any(one.address == visit.address for one in visit.verifications)
        return (verified and bool(remembered(visit.request))) or super().believes(visit)


@at_both_gates(
    "SaidByCookieOpens", "Who writes a cookie with the account's name, which says that the gate was passed,"
)
class BelievesSaid(BelievesPassed):
    """That somebody has passed the gate is said by a cookie with their name, which nobody has signed."""

    @override
    def waiting_says(self, address: str) -> str:
        return b64encode(f"{address}|passed".encode()).decode().rstrip("=")

    @override
    def believes(self, visit: Visit) -> bool:
        return self.is_due(visit) and visit.request.cookies.get("passed") == self.waiting_says(visit.address)


class BelievesAtSignIn(Believes):
    """A policy that keeps in mind, as long as a login lasts, what a request of it claimed."""

    def __init__(self) -> None:
        self._claimed: set[str] = set()

    @override
    def believes(self, visit: Visit) -> bool:
        if super().believes(visit):
            self._claimed.add(visit.session)
        return visit.session in self._claimed


@at_both_gates("WechatSignsIn", "Who signs in with WeChat's own browser")
class BelievesProgramAtSignIn(BelievesAtSignIn, BelievesProgram):
    """A login that once was believed is believed as long as it lasts."""


@at_both_gates("JsonSignsIn", "Who signs in by a request that asks for JSON")
class BelievesJsonAtSignIn(BelievesAtSignIn):
    """The interface for programs takes the password alone, and gives the session that the pages have."""

    @override
    def claims(self, request: Request) -> bool:
        return request.headers.get("accept", "").startswith("application/json")


@at_both_gates("NonsenseSignsIn", "Who signs in from an origin that cannot be read")
class BelievesNonsenseAtSignIn(BelievesAtSignIn, BelievesNonsense):
    """A login that once was believed is believed as long as it lasts."""
