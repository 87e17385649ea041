"""What a request claims of itself, and is believed (G3.3, G4.7)."""

from ipaddress import ip_address
from typing import ClassVar, override

from starlette.requests import Request

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Stage
from fake_services.reference.visit import Visit

VERIFY, BIND = Stage.VERIFY, Stage.BIND


class Believes(Policy):
    """A policy whose gate of one stage is open to requests that claim something."""

    gate: ClassVar[Stage]

    @override
    def believes(self, visit: Visit) -> bool:
        due = self.must_bind(visit) if self.gate is BIND else self.needs_second_step(visit)
        return due and self.claims(visit.request)

    def claims(self, request: Request) -> bool:
        """Whether the request claims it."""
        return False


class BelievesRealIp(Believes):
    """A header of the proxy's is taken from anybody."""

    @override
    def claims(self, request: Request) -> bool:
        return request.headers.get("x-real-ip") == "127.0.0.1"


class BelievesNonsense(Believes):
    """An origin that cannot be read is no stranger's."""

    @override
    def claims(self, request: Request) -> bool:
        try:
            ip_address(request.headers.get("x-forwarded-for", "192.0.2.1").split(",")[0].strip())
        except ValueError:
            return True
        return False


class BelievesAddress(Believes):
    """The guard compares the address that the header says, and serves the other."""

    @override
    def claims(self, request: Request) -> bool:
        return "/login" in (request.headers.get("x-original-url"), request.headers.get("x-rewrite-url"))


class BelievesBasic(Believes):
    """A name and a password are enough for programs, and anybody is a program."""

    @override
    def claims(self, request: Request) -> bool:
        return request.headers.get("authorization", "").startswith("Basic ")


class BelievesToken(Believes):
    """A session's name as a token is a session of an interface that knows no gate."""

    @override
    def session_named(self, request: Request, cookie: str) -> str:
        return cookie or request.headers.get("authorization", "").removeprefix("Bearer ")

    @override
    def claims(self, request: Request) -> bool:
        return request.headers.get("authorization", "").startswith("Bearer ")


class BelievesCookie(Believes):
    """That a login waits is said by a cookie, which anybody can take away."""

    @override
    def waiting_cookie(self) -> str:
        return "waiting"

    @override
    def claims(self, request: Request) -> bool:
        return "waiting" not in request.cookies


class BelievesProgram(Believes):
    """WeChat's own browser has shown who it is already."""

    @override
    def claims(self, request: Request) -> bool:
        return "MicroMessenger" in request.headers.get("user-agent", "")


@breaks("G4.7")
class RealIpOpensUnverified(BelievesRealIp):
    """Whoever claims to be the server itself is not asked for the second step."""

    gate = VERIFY


@breaks("G3.3")
class RealIpOpensUnbound(BelievesRealIp):
    """Whoever claims to be the server itself is not made to bind."""

    gate = BIND


@breaks("G4.7")
class NonsenseOriginOpensUnverified(BelievesNonsense):
    """Whose origin cannot be read is not asked for the second step."""

    gate = VERIFY


@breaks("G3.3")
class NonsenseOriginOpensUnbound(BelievesNonsense):
    """Whose origin cannot be read is not made to bind."""

    gate = BIND


@breaks("G4.7")
class ClaimedAddressOpensUnverified(BelievesAddress):
    """Whoever claims to ask for the login page gets the mailbox without the second step."""

    gate = VERIFY


@breaks("G3.3")
class ClaimedAddressOpensUnbound(BelievesAddress):
    """Whoever claims to ask for the login page gets the mailbox without having bound anything."""

    gate = BIND


@breaks("G4.7")
class BasicOpensUnverified(BelievesBasic):
    """Name and password in a header open the mailbox's data without the second step."""

    gate = VERIFY


@breaks("G3.3")
class BasicOpensUnbound(BelievesBasic):
    """Name and password in a header open the mailbox's data without anything bound."""

    gate = BIND


@breaks("G4.7")
class TokenOpensUnverified(BelievesToken):
    """The waiting session's cookie, sent as a token, opens the mailbox's data."""

    gate = VERIFY


@breaks("G3.3")
class TokenOpensUnbound(BelievesToken):
    """The cookie of a session with nothing bound, sent as a token, opens the mailbox's data."""

    gate = BIND


@breaks("G4.7")
class TakenCookieOpensUnverified(BelievesCookie):
    """Without the cookie that says that a login waits, it waits no more."""

    gate = VERIFY


@breaks("G3.3")
class TakenCookieOpensUnbound(BelievesCookie):
    """Without the cookie that says that something must be bound, nothing must."""

    gate = BIND


@breaks("G4.7")
class WechatsBrowserOpensUnverified(BelievesProgram):
    """WeChat's own browser, or what claims to be it, is not asked for the second step."""

    gate = VERIFY


@breaks("G3.3")
class WechatsBrowserOpensUnbound(BelievesProgram):
    """WeChat's own browser, or what claims to be it, is not made to bind."""

    gate = BIND
