"""The gate: the one place that every request passes on its way to a page or to data."""

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from fake_services.reference.mail import doors
from fake_services.reference.mail.call import DEVICE_COOKIE, Call, Mail
from fake_services.reference.mail.trust import remember
from fake_services.reference.policy import DAY, Policy
from fake_services.reference.records import Door, Kind, Stage
from fake_services.reference.refused import Refused

COOKIE = "mail"
SAID_AGAIN = "XSRF-TOKEN"
OK = 200
READ_BY_SCRIPTS = {"access-control-allow-credentials": "true"}
PAGES = {Stage.BIND: "/bind", Stage.VERIFY: "/verify", Stage.TRUST: "/trust", Stage.OPEN: "/"}

Handler = Callable[[Call], Awaitable[Response]]


class Gate:
    """Makes routes that a login has to have come far enough for."""

    def __init__(self, mail: Mail) -> None:
        self._mail = mail

    def route(self, method: str, path: str, handler: Handler, *stages: Stage) -> Route:
        """Return a route that serves logins at these stages; without stages, everybody."""
        policy = self._mail.policy

        async def serve(request: Request) -> Response:
            said = await _said(request, policy)  # first: from the session on, nobody comes in between
            name, cookie = self._cookie(request)
            session = self._mail.sessions.find(cookie) or self._mail.sessions.begin()
            call = Call(self._mail, request, session, said)
            if any(map(policy.turns_away, call.trust_tokens)):
                return PlainTextResponse("Forbidden", 403)
            answer = await self._answer(call, handler, stages)
            if policy.read_from(origin := request.headers.get("origin", "")):
                answer.headers.update(READ_BY_SCRIPTS | {"access-control-allow-origin": origin})
            if call.session.trusting:
                remember(call, answer)
            if device := policy.names_device(request):
                flags = policy.cookie_flags("trust")
                answer.set_cookie(DEVICE_COOKIE, device, policy.trust_days * DAY, **flags._asdict())
            if call.kind is Kind.PAGE and policy.has_token_said_again():
                answer.set_cookie(SAID_AGAIN, call.session.csrf, secure=True, samesite="strict")
            if call.session.id != cookie:
                flags, kept = policy.cookie_flags("session"), policy.keeps_session()
                answer.set_cookie(name, call.session.id, max_age=kept, **flags._asdict())
                if waiting := policy.waiting_cookie():
                    answer.set_cookie(waiting, policy.waiting_says(call.address), **flags._asdict())
            return answer

        return Route(path, serve, methods=[*policy.serving(method, path)])

    def socket(
        self, path: str, tell: Callable[[Call], Mapping[str, object]], *stages: Stage
    ) -> WebSocketRoute:
        """Return a route that tells something through a WebSocket, guarded as the GET by which it begins."""

        async def serve(socket: WebSocket) -> None:
            request = Request({**socket.scope, "type": "http", "method": "GET"})
            session = self._mail.sessions.find(self._cookie(request)[1])
            call = Call(self._mail, request, session or self._mail.sessions.begin(), {})
            try:
                stopped = self._stopped(call, stages)
            except Refused:
                stopped = Response(status_code=403)
            if not stopped:
                await socket.accept()
                await socket.send_json(tell(call))
            await socket.close()

        return WebSocketRoute(path, serve)

    def _cookie(self, request: Request) -> tuple[str, str]:
        """What the session's cookie is called, and which session the request names."""
        name = f"{self._mail.policy.cookie_prefix()}{COOKIE}"
        return name, self._mail.policy.session_named(request, request.cookies.get(name, ""))

    async def _answer(self, call: Call, handler: Handler, stages: tuple[Stage, ...]) -> Response:
        if not _is_taken(call):
            return _refused(call, Refused("页面已失效，请刷新后重试", 403))
        if call.request.method != "GET" and self._mail.policy.uses_up_token(call.request.url.path):
            call.session.csrf = secrets.token_urlsafe(32)
        try:
            stopped = self._stopped(call, stages) if stages else None
            return stopped or self._uncached(await handler(call), stages)
        except Refused as refused:
            return _refused(call, refused)

    def _uncached(self, answer: Response, stages: tuple[Stage, ...]) -> Response:
        if stages == (Stage.OPEN,) and answer.status_code == OK:
            answer.headers["cache-control"] = self._mail.policy.caching()
        return answer

    def _stopped(self, call: Call, stages: tuple[Stage, ...]) -> Response | None:
        policy, session = self._mail.policy, call.session
        named = "" if session.login else policy.taken_for(call.form, call.request.url.path)
        for address in self._mail.store.mailboxes(named)[:1]:
            session.login, session.address = named, address
        lives_on = policy.serves_signed_out(call.kind) or policy.scan_outlives_session(call.request.url.path)
        if not session.login or (session.signed_out and not lives_on):
            again = doors.begin_remembered(call) if policy.keeps_signed_in() else None
            return again or self._to_login(call)
        passed = replace(call, about=_guarded(call))
        if not policy.belongs(self._mail.store.owner(passed.address), session.login):
            raise Refused("无权访问该邮箱", 403)
        stage = passed.stage
        if stage not in stages:
            return _to_stage(call, stage)
        if stage is Stage.OPEN and call.kind is Kind.PAGE:
            session.entered.add(call.address)
        return None

    def _to_login(self, call: Call) -> Response:
        if call.kind is Kind.DATA:
            return call.told({"message": "请先登录"}, 401)
        if call.request.method == "GET":
            call.session.heading = call.request.url.path
        if self._mail.policy.first_page() is Door.DIRECT:
            return call.go("/login")
        mail = self._mail.policy.own_address(self._mail.hosts.mail, call.request)
        return call.go(self._mail.cas.login_url(f"{mail}/cas"))


def _guarded(call: Call) -> str:
    own = call.session.address
    if call.address == own:
        return own
    return call.mail.policy.guarded(call.address, replace(call, about=own).visit)


def _is_taken(call: Call) -> bool:
    policy, request = call.mail.policy, call.request
    if request.method != "GET":
        token = call.form.get("csrf", "")
        return policy.takes_form(token, call.session.owns(token), request.url.path)
    named = request.query_params.get("sid", "") or _said_again(request)
    return policy.takes_question(call.session.owns(named), call.kind)


def _said_again(request: Request) -> str:
    """What a header says as well as a cookie, as only the site's own scripts can."""
    token = request.headers.get(f"x-{SAID_AGAIN}", "")
    return token if token == request.cookies.get(SAID_AGAIN) else ""


def _to_stage(call: Call, stage: Stage) -> Response:
    if call.kind is Kind.DATA:
        return call.told({"message": "请先完成安全验证"}, 403)
    return call.go(PAGES[stage])


def _refused(call: Call, refused: Refused) -> Response:
    if call.kind is Kind.DATA:
        status = call.mail.policy.answered_with(refused.status)
        return call.told({"ok": False, "message": str(refused)}, status)
    return call.page("refused.html", {"message": str(refused)}, refused.status)


async def _said(request: Request, policy: Policy) -> Mapping[str, object]:
    if request.method == "GET":
        return dict(request.query_params) if policy.reads_query(request.url.path) else {}
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            return policy.said_by(await request.json())
        except ValueError:
            return {}
    return dict(await request.form())
