"""An address that is typed is opened anew, as a browser's address bar does."""

import pytest
from playwright.sync_api import Route

from steps.devices.device import Device
from steps.ways.requests.planting import Session, put_back

LOADS = "<script>name = Number(name || 0) + 1; document.title = name</script>"


@pytest.mark.parametrize("address", ["http://mail.test/", "http://mail.test/#/login"])
def test_the_address_that_is_shown_already_is_loaded_anew(device: Device, address: str) -> None:
    device.context.route(
        "http://mail.test/**", lambda route: route.fulfill(body=LOADS, content_type="text/html")
    )
    for visits in ("1", "2"):
        device.visit(address)
        assert device.page.title() == visits
    device.context.unroute("http://mail.test/**")


def test_an_address_is_typed_again_where_the_page_was_just_going_elsewhere(device: Device) -> None:
    held: list[Route] = []

    def answer(route: Route) -> None:
        if route.request.url.endswith("/mail") and not held:
            held.append(route)
        else:
            route.fulfill(body=f"<title>{route.request.url}</title>", content_type="text/html")

    device.context.route("http://mail.test/**", answer)
    device.visit("http://mail.test/inside")
    device.page.evaluate("setTimeout(() => location.href = '/bye', 300)")
    device.visit("http://mail.test/mail")
    assert device.page.title() == "http://mail.test/mail"
    device.context.unroute("http://mail.test/**")


def test_what_was_stored_is_put_back_though_the_page_leads_elsewhere_without_it(device: Device) -> None:
    leads = "<script>if (!localStorage.token) location.href = 'http://login.test/'</script>"
    device.context.route(
        "http://*.test/**", lambda route: route.fulfill(body=leads, content_type="text/html")
    )
    put_back(device, Session([], {"localStorage": {"token": "kept"}}, "http://mail.test/inbox"))
    device.visit("http://mail.test/inbox")
    assert device.page.evaluate("[location.host, localStorage.token]") == ["mail.test", "kept"]
    device.page.evaluate("localStorage.clear()")
    device.context.unroute("http://*.test/**")
