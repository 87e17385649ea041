"""One request of a browser, as the pages see it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from fake_services.clock import Clock
from fake_services.reference.codes import Codes
from fake_services.reference.login import Session
from fake_services.reference.paths import ASKED
from fake_services.reference.people import People
from fake_services.reference.policy import Policy
from fake_services.reference.pushes import Pushes
from fake_services.reference.records import Binding, Kind, Method, Stage, Submission
from fake_services.reference.sessions import Sessions
from fake_services.reference.settings import Hosts
from fake_services.reference.store import Store
from fake_services.reference.visit import Visit

TRUST_COOKIE = "trust-"
DEVICE_COOKIE = "device"
EMPTY: Mapping[str, object] = {}


class CasDoor(Protocol):
    """The campus sign-on."""

    def login_url(self, service: str) -> str:
        """Return the address to sign in at."""

    def logout_url(self, service: str) -> str:
        """Return the address to sign out at."""

    async def validate(self, ticket: str, service: str) -> str:
        """Return the login that a ticket stands for; raises CasFailed."""


@dataclass(frozen=True)
class Mail:
    """What the web mail is made of."""

    hosts: Hosts
    policy: Policy
    store: Store
    clock: Clock
    sessions: Sessions
    codes: Codes
    pushes: Pushes
    people: People
    gateways: Mapping[Method, object]
    cas: CasDoor
    front: "Front"


@dataclass
class Call:
    """A request with its session; `address` is the mailbox it is about, `said` what was submitted."""

    mail: Mail
    request: Request
    session: Session
    said: Mapping[str, object]
    about: str = ""

    @cached_property
    def form(self) -> Mapping[str, str]:
        """What was submitted, as texts."""
        return {name: str(value) for name, value in self.said.items()}

    @property
    def submission(self) -> Submission:
        """What was submitted, as it was said, and how."""
        request, headers = self.request, self.request.headers
        content, override = headers.get("content-type", ""), headers.get("x-http-method-override", "")
        return Submission(request.method, content, self.said, request.scope.get(ASKED, ""), override)

    @cached_property
    def address(self) -> str:
        """The mailbox that the request names, else the one the session is on; or `about`, if that is said."""
        named = self.request.query_params.get("mailbox") or self.form.get("mailbox")
        return self.about or named or self.session.address

    @property
    def kind(self) -> Kind:
        """Data is what lies under /api/, all the rest are pages."""
        return Kind.DATA if self.request.url.path.startswith("/api/") else Kind.PAGE

    @property
    def bindings(self) -> tuple[Binding, ...]:
        """All bindings of the mailbox, ended ones included."""
        return tuple(b for b in self.mail.store.bindings() if b.address == self.address)

    @property
    def stage(self) -> Stage:
        """How far the login has come, as the policy says."""
        return self.mail.policy.stage(self.visit)

    @property
    def trust_tokens(self) -> list[str]:
        """What this browser is trusted by, or says to be."""
        cookies, trusting = self.request.cookies.items(), self.mail.policy.cookie_prefix() + TRUST_COOKIE
        return [value for name, value in cookies if name.startswith(trusting)]

    @property
    def visit(self) -> Visit:
        """What is known of this request now."""
        return Visit(
            request=self.request,
            login=self.session,
            address=self.address,
            bindings=self.bindings,
            verifications=self.mail.sessions.verifications,
            trusts=self.mail.store.trusts(),
            tokens=frozenset(map(digest, self.trust_tokens)),
            answered=self.address in self.session.answered,
            entered=self.address in self.session.entered,
            at=self.mail.clock.now(),
        )

    def page(self, template: str, values: Mapping[str, object] = EMPTY, status: int = 200) -> Response:
        """Answer with a page."""
        return self.mail.front.page(self, template, values, status)

    def go(self, address: str) -> Response:
        """Lead the browser to another page."""
        return self.mail.front.go(self, self.mail.policy.led_to(address, self.session.id))

    def told(self, values: Mapping[str, object], status: int = 200) -> Response:
        """Answer a script: `message` is for the user, `go` the page to go to, `csrf` for the next form.

        That is left out where the last one serves again.
        """
        used_up = self.mail.policy.uses_up_token(self.request.url.path)
        return JSONResponse({**({"csrf": self.session.csrf} if used_up else {}), **values}, status)


class Front(Protocol):
    """What shows the mail; `routes` serves what its pages are made of."""

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Further routes, open to everybody."""

    @property
    def middleware(self) -> Sequence[Middleware]:
        """What a request passes before anything else."""

    def page(self, call: Call, template: str, values: Mapping[str, object], status: int) -> Response:
        """Show the page of this template, made with these values."""

    def go(self, call: Call, address: str) -> Response:
        """Lead the browser to another page."""

    def sources(self, portal: str) -> dict[str, str]:
        """What the pages use besides themselves, by directive of the content security policy."""

    def framed_by(self, wanted: str) -> str:
        """Who may frame the pages (CSP's frame-ancestors), where the policy says `wanted`."""


def digest(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
