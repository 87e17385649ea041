"""What a request claims of itself, and is believed (G3.3, G4.7)."""

import re
from base64 import b64decode, b64encode
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


class BelievesName(Believes):
    """A proxy in front is believed whom it has signed in, and anybody may be that proxy."""

    @override
    def claims(self, request: Request) -> bool:
        return "x-forwarded-user" in request.headers


class BelievesReferer(Believes):
    """Who comes from the portal has been verified there."""

    @override
    def claims(self, request: Request) -> bool:
        return request.headers.get("referer", "").startswith("https://i.")


class BelievesScript(Believes):
    """A script's requests are not led to a gate, which it could not show."""

    @override
    def claims(self, request: Request) -> bool:
        return "x-requested-with" in request.headers


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
class TokenAsPasswordOpensUnverified(BelievesTokenAsPassword):
    """The waiting session's cookie, sent as a program's password, opens the mailbox's data."""

    gate = VERIFY


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


@breaks("G4.7")
class NamedUserOpensUnverified(BelievesName):
    """Whoever names the account in a header has its mailbox without the second step."""

    gate = VERIFY


@breaks("G3.3")
class NamedUserOpensUnbound(BelievesName):
    """Whoever names the account in a header has its mailbox without having bound anything."""

    gate = BIND


@breaks("G4.7")
class RefererOpensUnverified(BelievesReferer):
    """Whoever claims to come from the portal's page is not asked for the second step."""

    gate = VERIFY


@breaks("G3.3")
class RefererOpensUnbound(BelievesReferer):
    """Whoever claims to come from the portal's page is not made to bind."""

    gate = BIND


@breaks("G4.7")
class ScriptOpensUnverified(BelievesScript):
    """Whoever claims to be a script is not asked for the second step."""

    gate = VERIFY


@breaks("G3.3")
class ScriptOpensUnbound(BelievesScript):
    """Whoever claims to be a script is not made to bind."""

    gate = BIND


@breaks("G4.7")
class PassedCookieOpensUnverified(BelievesPassed):
    """The cookie that says that the second step was passed is another's as well."""

    gate = VERIFY


@breaks("G3.3")
class PassedCookieOpensUnbound(BelievesPassed):
    """The cookie that says that nothing has to be bound is another's as well."""

    gate = BIND


@breaks("C.client-password")
class ClientPasswordIsBasic(Believes):
    """A client password in a header opens the web mail's data without the second step."""

    gate = VERIFY

    @override
    def claims(self, request: Request) -> bool:
        kind, _, pair = request.headers.get("authorization", "").partition(" ")
        said = b64decode(pair).decode(errors="replace") if kind == "Basic" else ""
        return re.fullmatch("[a-z]{16}", said.partition(":")[2]) is not None


class BelievesReplacedId(Believes):
    """The id that a session had before the login opens what the login's new one does not."""

    @override
    def forgets_old_id(self) -> bool:
        return False

    @override
    def believes(self, visit: Visit) -> bool:
        return self.is_due(visit) and visit.request.cookies.get(SESSION, visit.login.id) != visit.login.id


@breaks("G4.7")
class ReplacedIdOpensUnverified(BelievesReplacedId):
    """Who has not passed the second step is let in by the id that the session had before the login."""

    gate = VERIFY


@breaks("G3.3")
class ReplacedIdOpensUnbound(BelievesReplacedId):
    """Who has bound nothing is let in by the id that the session had before the login."""

    gate = BIND


class BelievesRemembered(Believes):
    """Whoever ticked at the password that they be remembered has been here before."""

    @override
    def claims(self, request: Request) -> bool:
        return bool(remembered(request))


@breaks("G4.8")
class RememberedOpensUnverified(BelievesRemembered):
    """Who ticked the login's box to be remembered is not asked for the second step."""

    gate = VERIFY


@breaks("G3.3")
class RememberedOpensUnbound(BelievesRemembered):
    """Who ticked the login's box to be remembered is not asked to bind a method."""

    gate = BIND


class BelievesSaid(BelievesPassed):
    """That somebody has passed the gate is said by a cookie with their name, which nobody has signed."""

    @override
    def waiting_says(self, address: str) -> str:
        return b64encode(f"{address}|passed".encode()).decode().rstrip("=")

    @override
    def believes(self, visit: Visit) -> bool:
        return self.is_due(visit) and visit.request.cookies.get("passed") == self.waiting_says(visit.address)


@breaks("G4.7")
class SaidByCookieOpensUnverified(BelievesSaid):
    """A cookie with the account's name says that the second step was passed, and anybody can write one."""

    gate = VERIFY


@breaks("G3.3")
class SaidByCookieOpensUnbound(BelievesSaid):
    """A cookie with the account's name says that a method is bound, and anybody can write one."""

    gate = BIND


class BelievesAtSignIn(Believes):
    """A policy that keeps in mind, as long as a login lasts, what a request of it claimed."""

    def __init__(self) -> None:
        self._claimed: set[str] = set()

    @override
    def believes(self, visit: Visit) -> bool:
        if super().believes(visit):
            self._claimed.add(visit.session)
        return visit.session in self._claimed


@breaks("G4.7")
class WechatSignsInUnverified(BelievesAtSignIn, BelievesProgram):
    """Who signs in with WeChat's own browser is not asked for the second step."""

    gate = VERIFY


@breaks("G3.3")
class WechatSignsInUnbound(BelievesAtSignIn, BelievesProgram):
    """Who signs in with WeChat's own browser is not made to bind."""

    gate = BIND


@breaks("G4.7")
class NonsenseSignsInUnverified(BelievesAtSignIn, BelievesNonsense):
    """Who signs in from an origin that cannot be read is not asked for the second step."""

    gate = VERIFY


@breaks("G3.3")
class NonsenseSignsInUnbound(BelievesAtSignIn, BelievesNonsense):
    """Who signs in from an origin that cannot be read is not made to bind."""

    gate = BIND
