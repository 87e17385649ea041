"""A login is new where a login was met: what ends a session that outlives the browser, and what stays."""

from collections.abc import Iterator

import msgspec
import pytest
from playwright.sync_api import Route

from steps.devices.device import Device
from steps.people.actors import Missing
from steps.screens.seeing import see
from steps.ways.next_login import close_and_open, need_login, signed_out

MAIL = "https://mail.kust.edu.cn/"
LOGIN, INSIDE, APPLICATIONS = "<h1>邮箱登录</h1>", "<h1>欢迎使用邮箱</h1>", "<h1>我的应用</h1>"
STORED = "if (localStorage.token) document.querySelector('h1').textContent = '欢迎使用邮箱'"


@pytest.fixture
def lasting(device: Device) -> Iterator[Device]:
    """A device of a deployment whose sessions outlive the browser, and which offers no signing out."""
    ics = msgspec.structs.replace(device.target.ics, session_outlives_browser=True, claims=())
    device.target = msgspec.structs.replace(device.target, ics=ics)
    device.context.clear_cookies()
    yield device
    device.context.unroute_all()


def serve(device: Device, *sessions: str, page: str = LOGIN, inside: str = INSIDE) -> None:
    """Let mail and portal show a login unless one of these cookies, with a value of "in", is there."""

    def answer(route: Route) -> None:
        cookies = route.request.all_headers().get("cookie", "")
        known = any(f"{name}=in" in cookies for name in sessions)
        body = page if not known else inside if route.request.url.startswith(MAIL) else APPLICATIONS
        route.fulfill(status=200, content_type="text/html; charset=utf-8", body=body)

    device.context.route("**/*", answer)


def give(device: Device, *names: str) -> None:
    """Give the browser lasting cookies of the mail."""
    device.put_back([{"name": name, "value": "in", "url": MAIL, "expires": 4e9} for name in names])


def kept(device: Device) -> set[str]:
    return {str(cookie["name"]) for cookie in device.context.cookies()}


def test_the_cookie_that_carries_the_session_goes_and_trust_stays(lasting: Device) -> None:
    serve(lasting, "session")
    give(lasting, "device", "session", "trust")
    close_and_open(lasting)
    assert kept(lasting) == {"device", "trust"}


def test_two_cookies_each_of_which_signs_in_go_together(lasting: Device) -> None:
    serve(lasting, "session", "remember")
    give(lasting, "device", "session", "remember", "trust")
    close_and_open(lasting)
    assert kept(lasting) == {"device", "trust"}


def test_a_session_in_what_the_page_stores_goes(lasting: Device) -> None:
    serve(lasting, page=f"{LOGIN}<script>{STORED}</script>")
    lasting.visit(MAIL)
    lasting.page.evaluate("localStorage.trust = 'yes', localStorage.token = 'in'")
    close_and_open(lasting)
    assert lasting.page.evaluate("({...localStorage})") == {"trust": "yes"}


def test_what_nothing_ends_is_told(lasting: Device) -> None:
    serve(lasting, page=INSIDE)
    with pytest.raises(Missing, match=r"nothing ended the session at https://i\.kust\.edu\.cn/: .*welcome"):
        close_and_open(lasting)


@pytest.mark.parametrize("offered", [True, False])
def test_who_is_let_in_signs_out_where_that_is_offered(device: Device, offered: bool) -> None:
    device.context.clear_cookies()
    forgets = "document.cookie = 'remember=; max-age=0'; location = '/'"
    serve(device, "remember", inside=f'{INSIDE}<button onclick="{forgets}">退出</button>')
    give(device, "remember", "trust")
    claims = ("C.logout",) if offered else ()
    ics = msgspec.structs.replace(device.target.ics, claims=claims)
    device.target = msgspec.structs.replace(device.target, ics=ics)
    assert signed_out(device) is offered
    assert kept(device) == ({"trust"} if offered else {"remember", "trust"})
    device.context.unroute_all()


def test_a_login_that_was_not_met_is_none(device: Device) -> None:
    device.page.set_content(INSIDE)
    see(device)
    with pytest.raises(Missing, match=r"no login was met, but .*ics\.session_outlives_browser = true"):
        need_login(device)
    device.page.set_content(LOGIN)
    see(device)
    need_login(device)


def test_trust_may_spare_the_login_where_the_profile_says_so(device: Device) -> None:
    trust = msgspec.structs.replace(device.target.ics.trust, without_password=True)
    ics = msgspec.structs.replace(device.target.ics, trust=trust)
    device.target = msgspec.structs.replace(device.target, ics=ics)
    device.page.set_content(INSIDE)
    device.user = "Wang"
    with pytest.raises(Missing):
        need_login(device)
    device.trusted_by = "Wang"
    need_login(device)


def test_what_outlives_the_browser_grows_older_and_the_rest_does_not(lasting: Device) -> None:
    now = lasting.page.evaluate("Date.now() / 1000")
    told = {"domain": "mail.kust.edu.cn", "path": "/", "value": "1"}
    lasting.put_back([{"name": "trust", "expires": now + 7200, **told}, {"name": "session", **told}])
    lasting.age(3600)
    (kept,) = lasting.lasting_cookies()
    assert kept["expires"] == pytest.approx(now + 3600)
    lasting.age(7200)
    assert [one["name"] for one in lasting.context.cookies()] == ["session"]
