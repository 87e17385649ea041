import shutil
import socketserver
import ssl
import subprocess
import threading
from pathlib import Path

from mitmproxy.certs import CertStore

from fake_services.proxy import Proxy, key_digest
from fake_services.world.browser import Browser


def test_the_digest_is_the_one_that_openssl_makes(proxy: Proxy) -> None:
    script = """openssl x509 -in "$0" -noout -pubkey | openssl pkey -pubin -outform DER \
        | openssl dgst -sha256 -binary | openssl base64"""
    assert shutil.which("openssl")
    made = subprocess.run(["sh", "-c", script, proxy.ca], check=True, capture_output=True, text=True)
    assert key_digest(proxy.ca) == made.stdout.strip()


def test_a_deployments_certificate_of_another_ca_stays_a_finding(
    proxy: Proxy, browser: Browser, start: int, tmp_path: Path
) -> None:
    leaf = CertStore.from_store(tmp_path, "another", 2048).get_cert("localhost", []).cert
    (tmp_path / "leaf.pem").write_bytes(leaf.to_pem())
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(tmp_path / "leaf.pem", tmp_path / "another-ca.pem")
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), socketserver.BaseRequestHandler) as server:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.device(proxy.device_ports[0]).new_page()
        answer = page.goto(f"https://localhost:{server.server_address[1]}/")
        server.shutdown()
    assert answer and answer.status == 502
    assert "certificate verify failed" in proxy.recorder.faults(start, "device 0")[0].lower()
