import pytest
from playwright.sync_api import BrowserContext, expect

from fake_services.proxy import Proxy
from fake_services.world.browser import Browser
from tests.proxy.upstream import Address, eventually

SITE = "https://mail.example.edu"

FIRST_EVENT = (
    f"() => new Promise(tell => new EventSource('{SITE}/events').onmessage = event => tell(event.data))"
)
ANSWER = """() => new Promise(tell => {
    const socket = new WebSocket('wss://mail.example.edu/chat')
    socket.onopen = () => socket.send('你好')
    socket.onmessage = event => tell(event.data)
})"""


@pytest.fixture
def device(browser: Browser, proxy: Proxy) -> BrowserContext:
    return browser.device(proxy.device_ports[0])


def test_a_page_loads_over_https_and_is_recorded(proxy: Proxy, device: BrowserContext, start: int) -> None:
    page = device.new_page()
    answer = page.goto(f"{SITE}/page")
    details = answer and answer.security_details()
    assert details and details["issuer"] == "mitmproxy"
    expect(page.get_by_role("heading")).to_have_text("欢迎使用邮箱")
    assert proxy.recorder.carried("device 0", "欢迎使用邮箱", start)
    assert proxy.recorder.faults(start) == []


def test_two_devices_at_once_are_told_apart(browser: Browser, proxy: Proxy, start: int) -> None:
    pages = [browser.device(port).new_page() for port in proxy.device_ports]
    for number, page in enumerate(pages):
        page.evaluate("address => { location = address }", f"{SITE}/page?{number}")
    for page in pages:
        expect(page.get_by_role("heading")).to_be_visible()
    for number in range(2):
        asked = {exchange.url for exchange in proxy.recorder.since(start, f"device {number}")}
        assert f"{SITE}/page?{number}" in asked
        assert f"{SITE}/page?{1 - number}" not in asked


def test_requests_beside_the_pages_trust_the_ca_too(proxy: Proxy, device: BrowserContext, start: int) -> None:
    assert device.request.get(f"{SITE}/page").ok
    (exchange,) = proxy.recorder.since(start)
    assert exchange.listener == "device 0"


def test_loopback_is_not_reached_past_the_proxy(
    proxy: Proxy, device: BrowserContext, upstream: Address, start: int
) -> None:
    answer = device.new_page().goto(f"http://127.0.0.1:{upstream[1]}/page")
    assert answer
    assert answer.status == 403
    assert {exchange.kind for exchange in proxy.recorder.since(start)} == {"refused"}


def test_a_page_that_names_an_unknown_host_is_noted(proxy: Proxy, device: BrowserContext, start: int) -> None:
    page = device.new_page()
    page.goto(f"{SITE}/page")
    page.evaluate("fetch('https://cdn.example.com/x.js', {mode: 'no-cors'})")
    assert [exchange.url for exchange in proxy.recorder.since(start) if exchange.kind == "refused"] == [
        "https://cdn.example.com/x.js"
    ]


def test_a_dead_upstream_loads_a_page_and_is_a_fault(
    proxy: Proxy, device: BrowserContext, start: int
) -> None:
    answer = device.new_page().goto("https://dead.example.edu/")
    assert answer
    assert answer.status == 502
    assert proxy.recorder.faults(start, "device 0")


def test_navigating_away_is_no_fault(proxy: Proxy, device: BrowserContext, start: int) -> None:
    page = device.new_page()
    page.goto(f"{SITE}/page")
    with page.expect_request("**/never"):
        page.evaluate("() => { fetch('/never') }")
    page.goto(f"{SITE}/page?again")
    assert eventually(lambda: any("/never" in exchange.url for exchange in proxy.recorder.since(start)))
    assert proxy.recorder.faults(start) == []


def test_server_sent_events_pass_as_they_come(proxy: Proxy, device: BrowserContext, start: int) -> None:
    page = device.new_page()
    page.goto(f"{SITE}/page")
    assert page.evaluate(FIRST_EVENT) == "新邮件"
    assert proxy.recorder.carried("device 0", "新邮件", start)


def test_websockets_pass_and_are_recorded(proxy: Proxy, device: BrowserContext, start: int) -> None:
    page = device.new_page()
    page.goto(f"{SITE}/page")
    assert page.evaluate(ANSWER) == "回声 你好"
    assert proxy.recorder.carried("device 0", "回声 你好", start)
    said = [exchange.request_body.decode() for exchange in proxy.recorder.since(start)]
    assert "你好" in said
