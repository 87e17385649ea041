import os
import pwd
import re
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from mitmproxy.certs import CertStore
from playwright.sync_api import Error

from fake_services.proxy import Proxy
from fake_services.world.browser import Browser, MissingBrowser
from steps.screens.waiting import until

DEBIANS = shutil.which("chromium-headless-shell", path=os.defpath)
"""Debian's headless shell, which every user can start."""

SIZE = 54321
DOWNLOAD = f"""
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([new Uint8Array({SIZE})]));
    link.download = "a.bin";
    link.click();
"""


@pytest.fixture
def browser() -> Iterator[Browser]:
    """One that the test starts; it is stopped however the test ends."""
    browser = Browser()
    yield browser
    browser.stop()


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[Proxy]:
    proxy = Proxy({}, (), devices=1, authority=tmp_path)
    proxy.start()
    yield proxy
    proxy.stop()


def test_a_device_is_in_china_and_reaches_only_its_listener(
    browser: Browser, proxy: Proxy, tmp_path: Path
) -> None:
    browser.start(None, tmp_path, proxy.ca, headed=False)
    page = browser.device(proxy.device_ports[0], viewport={"width": 500, "height": 400}).new_page()
    answer = page.goto("https://mail.example.edu/")
    assert answer and answer.status == 403
    assert page.evaluate(
        "[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone, innerWidth]"
    ) == [
        "zh-CN",
        "Asia/Shanghai",
        500,
    ]
    assert browser.alive


@pytest.mark.parametrize("asks", ["open('about:blank')", DOWNLOAD], ids=["windows", "downloads"])
def test_what_a_page_asks_for_a_hundred_times_is_bounded(
    browser: Browser, proxy: Proxy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asks: str
) -> None:
    def kept() -> list[Path]:
        return [file for file in tmp_path.rglob("*") if file.is_file() and file.stat().st_size == SIZE]

    monkeypatch.setattr("fake_services.world.browser.WINDOWS", 3)
    browser.start(None, tmp_path, proxy.ca, headed=False)
    page = browser.device(proxy.device_ports[0]).new_page()
    page.evaluate(f"() => {{ window.n = 0; setInterval(() => {{ if (n++ < 100) {{ {asks} }} }}, 5) }}")
    page.wait_for_function("n > 100")
    assert until(page, 60, lambda: (len(page.context.pages) <= 3 and len(kept()) < 3) or None)


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="root's browser is meant")
@pytest.mark.skipif(not DEBIANS, reason="Playwright's own lies in root's folder, closed to others")
def test_roots_browser_is_another_users(proxy: Proxy) -> None:
    with tempfile.TemporaryDirectory() as folder:
        browser = Browser()
        browser.start(None, Path(folder), proxy.ca, headed=False)
        below = psutil.Process().children(recursive=True)
        users = {one.uids().real for one in below if any("--type=" in word for word in one.cmdline())}
        assert (users, "as root" in browser.version) == ({pwd.getpwnam("nobody").pw_uid}, False)
        browser.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="root's browser is meant")
def test_a_browser_that_no_other_user_can_start_is_said_to_be_roots(
    browser: Browser, proxy: Proxy, tmp_path: Path
) -> None:
    tmp_path.chmod(0o700)
    browser.start(None, tmp_path, proxy.ca, headed=False)
    assert browser.version.endswith(" without its sandbox, as root")


def test_a_certificate_of_another_ca_is_an_error_and_a_fault(
    browser: Browser, proxy: Proxy, tmp_path: Path
) -> None:
    another = tmp_path / "another"
    CertStore.create_store(another, "mitmproxy", 2048)
    browser.start(None, tmp_path, another / "mitmproxy-ca-cert.pem", headed=False)
    with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
        browser.device(proxy.device_ports[0]).new_page().goto("https://mail.example.edu/")
    assert "does not trust" in proxy.recorder.faults(0, "device 0")[0]


def test_a_browser_that_was_killed_is_not_alive(browser: Browser, proxy: Proxy, tmp_path: Path) -> None:
    browser.start(None, tmp_path, proxy.ca, headed=False)
    page = browser.device(proxy.device_ports[0]).new_page()
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):  # gone with another one
            if any(word.startswith(("--headless", "--type=")) for word in process.cmdline()):
                process.kill()
    with pytest.raises(Error):
        page.goto("https://mail.example.edu/")
    assert not browser.alive


@pytest.fixture
def without_debians(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Playwright's folder of browsers, empty, on a machine that has no other."""
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    return tmp_path / "browsers"


@pytest.mark.parametrize(("headed", "remedy"), [(False, "ci/setup"), (True, ".venv/bin/playwright install")])
def test_a_missing_browser_says_what_to_run(
    without_debians: Path, tmp_path: Path, headed: bool, remedy: str
) -> None:
    with pytest.raises(MissingBrowser, match=rf"^no [cC]hromium.*: run `{remedy}"):
        Browser().start(None, tmp_path, None, headed)


@pytest.mark.skipif(not DEBIANS, reason="without Debian's, every test finds Playwright's own")
def test_playwrights_own_browser_is_found(browser: Browser, without_debians: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingBrowser) as fault:
        Browser().start(None, tmp_path, None, headed=False)
    missing = re.search(r"exist at (.*)", str(fault.value.__cause__))
    assert DEBIANS and missing
    place = Path(missing[1])
    place.parent.mkdir(parents=True)
    place.symlink_to(DEBIANS)
    browser.start(None, tmp_path, None, headed=False)
    assert browser.alive


def test_where_the_sandbox_is_forbidden_it_is_left_out(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)  # Chromium refuses a sandbox to root
    browser.start(None, tmp_path, None, headed=False)
    assert browser.alive


def test_a_browser_that_cannot_start_says_why(proxy: Proxy, tmp_path: Path) -> None:
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\necho 'Missing X server or $DISPLAY' >&2\nexit 1\n")
    program.chmod(0o755)
    with pytest.raises(MissingBrowser) as fault:
        Browser().start(program, tmp_path, proxy.ca, headed=True)
    assert str(fault.value) == f"{program} does not start: Missing X server or $DISPLAY"


PEER = """port => new Promise(done => {
    const peer = new RTCPeerConnection({iceServers: [{urls: `stun:127.0.0.1:${port}`}]});
    peer.createDataChannel("x");
    peer.onicegatheringstatechange = () => peer.iceGatheringState === "complete" && done();
    peer.createOffer().then(offer => peer.setLocalDescription(offer));
})"""


def test_a_page_reaches_nothing_by_udp(browser: Browser, proxy: Proxy, tmp_path: Path) -> None:
    browser.start(None, tmp_path, proxy.ca, headed=False)
    page = browser.device(proxy.device_ports[0]).new_page()
    page.goto("https://mail.example.edu/")
    with socket.socket(type=socket.SOCK_DGRAM) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.settimeout(0.5)
        page.evaluate(PEER, listener.getsockname()[1])
        with pytest.raises(TimeoutError):
            listener.recv(2048)


CANDIDATE = """async name => {
    const [peer, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
    peer.createDataChannel("x");
    await peer.setLocalDescription(await peer.createOffer());
    await other.setRemoteDescription(peer.localDescription);
    await other.setLocalDescription(await other.createAnswer());
    await peer.setRemoteDescription(other.localDescription);
    const candidate = `candidate:3 1 udp 2122260223 ${name} 5000 typ host`;
    await peer.addIceCandidate({candidate, sdpMid: "0", sdpMLineIndex: 0}).catch(() => {});
}"""
ANYBODY = ("224.0.0.251", 5353)
"""Where names are asked for that end in .local (RFC 6762)."""


@pytest.fixture
def neighbour() -> Iterator[socket.socket]:
    """Hears what is asked of everybody on this network."""
    with socket.socket(type=socket.SOCK_DGRAM) as heard:
        heard.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        heard.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        heard.bind(ANYBODY)
        group = socket.inet_aton(ANYBODY[0]) + socket.inet_aton("0.0.0.0")
        try:
            heard.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, group)
        except OSError:
            pytest.skip("this machine has no network")
        heard.settimeout(3)
        yield heard


def test_a_page_asks_no_neighbour_for_a_name(
    browser: Browser, proxy: Proxy, tmp_path: Path, neighbour: socket.socket
) -> None:
    browser.start(None, tmp_path, proxy.ca, headed=False)
    page = browser.device(proxy.device_ports[0]).new_page()
    page.goto("https://mail.example.edu/")
    page.evaluate(CANDIDATE, "word-of-the-page.local")
    with pytest.raises(TimeoutError):
        while b"word-of-the-page" not in neighbour.recv(2048):
            pass
