import shutil
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from fake_services.clock import Clock
from fake_services.handsets.handset import Handset
from fake_services.providers.gateways import Gateways
from fake_services.providers.provider import Tables


@pytest.fixture(scope="session")
def settings() -> Tables:
    hosts = ("mail.kust.edu.cn",)
    return {
        "tencent": {
            "secret_id": "AKIDtest",
            "secret_key": "tencent secret",
            "app_id": "1400000001",
            "sign_name": "昆明理工大学",
            "templates": {"1001": "您的验证码为{1}，{2}分钟内有效。"},
        },
        "alibaba": {
            "access_key_id": "LTAItest",
            "access_key_secret": "alibaba secret",
            "sign_name": "昆明理工大学",
            "templates": {"SMS_1001": "您的验证码为${code}，请勿告知他人。"},
        },
        "wechat": {"app_id": "wx0123456789abcdef", "app_secret": "wechat secret", "redirect_hosts": hosts},
        "wecom": {
            "corp_id": "ww0123456789abcdef",
            "agent_id": "1000002",
            "secret": "wecom secret",
            "redirect_hosts": hosts,
        },
        "coremail_app": {
            "host": "push.lunkr.example",
            "app_key": "lunkr-test",
            "app_secret": "app secret",
        },
    }


@pytest.fixture(scope="module")
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def gateways(clock: Clock, settings: Tables) -> Iterator[Gateways]:
    gateways = Gateways(clock, settings)
    gateways.start()
    yield gateways
    gateways.stop()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Clients here speak to loopback: the machine's own proxy is not asked."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def advance(clock: Clock) -> Iterator[Callable[[float], None]]:
    """Moves the world's clock for one test."""
    moved: list[float] = []

    def move(seconds: float) -> None:
        clock.advance(seconds)
        moved.append(seconds)

    yield move
    clock.advance(-sum(moved))


@pytest.fixture
def elsewhen(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Takes the gateways so many seconds away from the time by which an SDK here signs."""

    real = time.time  # noqa: TID251 (what is to be moved)

    def move(seconds: float) -> None:
        there = SimpleNamespace(time=lambda: real() + seconds)
        monkeypatch.setattr("fake_services.clock.time", there)

    return move


@pytest.fixture
def address(gateways: Gateways) -> Callable[[str], str]:
    """The loopback host:port behind a provider's host name."""

    def of(name: str) -> str:
        host, port = gateways.hosts[name]
        return f"{host}:{port}"

    return of


@pytest.fixture(scope="module")
def site(request: pytest.FixtureRequest) -> Iterator[tuple[str, int]]:
    """Where the website is served; its pages show the addresses of the test module's `FRAMED`."""

    class Site(BaseHTTPRequestHandler):
        """The pages that show something in a frame, and somewhere to come back to."""

        def do_GET(self) -> None:
            shown = request.module.FRAMED.get(self.path)
            frame = f'<iframe src="{shown}" width="300" height="400"></iframe>'
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((frame if shown else "欢迎").encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        yield "127.0.0.1", server.server_port
        server.shutdown()
        serving.join()


@pytest.fixture(scope="module")
def browser(gateways: Gateways, site: tuple[str, int]) -> Iterator[Browser]:
    hosts = {**gateways.hosts, "mail.kust.edu.cn": site}
    rules = ", ".join(f"MAP {name} {host}:{port}" for name, (host, port) in hosts.items())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"),
            args=["--no-sandbox", f"--host-resolver-rules={rules}"],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="zh-CN")
    yield context.new_page()
    context.close()


@pytest.fixture
def handset(gateways: Gateways, clock: Clock) -> Handset:
    return Handset(gateways, clock)
