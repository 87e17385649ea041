"""A screen of a mailbox that is painted before its page knows whether anybody is inside."""

import pytest
from playwright.sync_api import Route

from steps.devices.device import Device
from steps.screens.places import Place
from steps.screens.seeing import see, see_at_once

SHELL = """<meta charset=utf-8><h1>欢迎使用邮箱</h1><script>
const leave = () => document.body.innerHTML = "<h1>师生信息服务平台</h1>";
fetch("/letters").then(answer => answer.status === 401 && leave());
setTimeout(fetch, 200, "/now");
</script>"""


class Site:
    """A page whose frame is painted at once, and whose letters are answered later, or never."""

    def __init__(self, status: int | None) -> None:
        self._status = status
        self._held: list[Route] = []

    def answer(self, route: Route) -> None:
        if route.request.url.endswith("/letters"):
            self._held.append(route)
            return
        if route.request.url.endswith("/now") and self._status:
            self._held[0].fulfill(status=self._status)
        route.fulfill(body=SHELL, content_type="text/html")


@pytest.mark.parametrize(
    ("status", "place"), [(200, Place.WELCOME), (401, Place.PORTAL_LOGIN), (None, Place.WELCOME)]
)
def test_a_mailbox_counts_once_its_page_knows(device: Device, status: int | None, place: Place) -> None:
    device.context.route("http://mail.test/**", Site(status).answer)
    device.page.goto("http://mail.test/")
    assert see(device) is place
    assert device.reached == {place}
    device.context.unroute("http://mail.test/**")


def test_a_mailbox_counts_though_its_page_never_knows_and_nobody_waits_for_long(device: Device) -> None:
    device.context.route("http://mail.test/**", Site(None).answer)
    device.page.goto("http://mail.test/")
    assert see_at_once(device) is Place.WELCOME
    device.context.unroute("http://mail.test/**")
