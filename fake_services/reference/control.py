"""The control API, on loopback alone: how a test run sets up people, bindings and the time."""

from collections.abc import Callable
from dataclasses import dataclass

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from fake_services.clock import Clock
from fake_services.reference import methods
from fake_services.reference.accounts import Accounts
from fake_services.reference.client_passwords import ClientPasswords
from fake_services.reference.control_bodies import (
    Advance,
    Become,
    Bound,
    Login,
    NewBinding,
    NewClientPassword,
    NewMailbox,
    NewPassword,
    NewPerson,
    OldClientPassword,
)
from fake_services.reference.defects import Defect, UnknownDefect, named
from fake_services.reference.help_desk import HelpDesk
from fake_services.reference.people import Person
from fake_services.reference.records import Binding, Method
from fake_services.reference.shortcuts import Shortcuts
from fake_services.reference.store import Store, Taken


@dataclass(frozen=True)
class Control:
    """The API's endpoints; `ready` tells whether the portal and the mail listen, `become` starts anew."""

    store: Store
    accounts: Accounts
    clock: Clock
    shortcuts: Shortcuts
    desk: HelpDesk
    client_passwords: ClientPasswords
    ready: Callable[[], bool]
    become: Callable[[Defect], None]

    async def is_ready(self, request: Request) -> Response:
        """GET /ready: 200 once everything listens, else 503."""
        return Response(status_code=200 if self.ready() else 503)

    async def add_person(self, request: Request) -> Response:
        """POST /people: 201, or 409 if the login or an address is taken."""
        new = msgspec.json.decode(await request.body(), type=NewPerson)
        self.accounts.add(new.login, new.name, new.password)
        for mailbox in new.mailboxes:
            self.store.add_mailbox(mailbox.address, new.login, mailbox.letter, self.clock.now())
        return Response(status_code=201)

    async def add_mailbox(self, request: Request) -> Response:
        """POST /mailboxes: 201, or 409 if the address is taken."""
        new = msgspec.json.decode(await request.body(), type=NewMailbox)
        self.store.add_mailbox(new.address, new.login, new.letter, self.clock.now())
        return Response(status_code=201)

    async def bind(self, request: Request) -> Response:
        """POST /bindings: 201, or 409 if the value is taken or the method bound."""
        new = msgspec.json.decode(await request.body(), type=NewBinding)
        method = methods.named(new.method)
        if self._bound(new.address, method):
            raise Taken(f"{new.address} has a binding of {method}")
        self.store.bind(new.address, method, new.value, self.clock.now())
        return Response(status_code=201)

    async def unbind(self, request: Request) -> Response:
        """DELETE /bindings, the administrator's reset: 204, and no device stays trusted (C.admin-reset)."""
        gone = msgspec.json.decode(await request.body(), type=Bound)
        await self.desk.reset(gone.address, methods.named(gone.method) if gone.method else None)
        return Response(status_code=204)

    async def set_password(self, request: Request) -> Response:
        """PUT /password: 204."""
        new = msgspec.json.decode(await request.body(), type=NewPassword)
        self.desk.set_password(new.login, new.password)
        return Response(status_code=204)

    async def make_client_password(self, request: Request) -> Response:
        """POST /client-passwords: one for mail programs, told this once; 409 without such a mailbox."""
        wish = msgspec.json.decode(await request.body(), type=NewClientPassword)
        return JSONResponse({"password": self.client_passwords.make(wish.address)}, 201)

    async def withdraw_client_password(self, request: Request) -> Response:
        """DELETE /client-passwords: 204, whether the mailbox had such a one or not."""
        gone = msgspec.json.decode(await request.body(), type=OldClientPassword)
        self.client_passwords.withdraw(gone.address, gone.password)
        return Response(status_code=204)

    async def sign_in(self, request: Request) -> Response:
        """POST /sessions: the cookies of a login, as Playwright's storage state; 404 for an unknown login."""
        who = msgspec.json.decode(await request.body(), type=Login)
        known = self.store.person(who.login)
        if known is None:
            return JSONResponse({"error": f"no account {who.login}"}, 404)
        person = Person(who.login, known[0])
        inside, portal = self.shortcuts.inside, self.shortcuts.at_portal
        return JSONResponse({"cookies": inside(person, who.address) if who.address else portal(person)})

    async def begin_anew(self, request: Request) -> Response:
        """PUT /defect: an empty store, and this defect: 204, or 404 for an unknown one."""
        self.become(named(msgspec.json.decode(await request.body(), type=Become).defect))
        return Response(status_code=204)

    async def advance(self, request: Request) -> Response:
        """POST /clock: move the time on."""
        self.clock.advance(msgspec.json.decode(await request.body(), type=Advance).advance)
        return JSONResponse({"now": self.clock.now()})

    async def mailbox(self, request: Request) -> Response:
        """GET /mailboxes/{address}: what is bound, or 404."""
        address = request.path_params["address"]
        if self.store.owner(address) is None:
            return JSONResponse({"error": f"no mailbox {address}"}, 404)
        bound = [{"method": b.method, "value": b.value} for b in self._bound(address)]
        return JSONResponse({"bindings": bound})

    def _bound(self, address: str, method: Method | None = None) -> list[Binding]:
        mine = (b for b in self.store.bindings() if b.address == address and b.in_force)
        return [binding for binding in mine if method in (None, binding.method)]


def control_app(control: Control) -> Starlette:
    """Return the control API; a body that is not as described is answered 400, with what is wrong."""
    return Starlette(
        routes=[
            Route("/ready", control.is_ready),
            Route("/people", control.add_person, methods=["POST"]),
            Route("/bindings", control.bind, methods=["POST"]),
            Route("/bindings", control.unbind, methods=["DELETE"]),
            Route("/password", control.set_password, methods=["PUT"]),
            Route("/client-passwords", control.make_client_password, methods=["POST"]),
            Route("/client-passwords", control.withdraw_client_password, methods=["DELETE"]),
            Route("/sessions", control.sign_in, methods=["POST"]),
            Route("/defect", control.begin_anew, methods=["PUT"]),
            Route("/clock", control.advance, methods=["POST"]),
            Route("/mailboxes", control.add_mailbox, methods=["POST"]),
            Route("/mailboxes/{address}", control.mailbox),
        ],
        exception_handlers={
            Taken: _answer(409),
            UnknownDefect: _answer(404),
            methods.UnknownMethod: _answer(400),
            msgspec.DecodeError: _answer(400),
        },
    )


def _answer(status: int) -> Callable[[Request, Exception], Response]:
    return lambda request, problem: JSONResponse({"error": str(problem)}, status)
