"""A small hostile deployment, and its profile: pages hang, or ask too much, in the way that $HANG names."""

import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HEADING = "<h1>师生信息服务平台</h1>"
FLOOD = "<script>setInterval(() => {{ for (let n = 0; n < 200; n++) {} }})</script>"
LOGIN = "<label>用户名<input></label><label>密码<input type=password></label><button>登录</button></form>"
WORKER = "new Worker(URL.createObjectURL(new Blob(['while (true) {}'])));"
PAGES = {
    "never": "",
    "drip": HEADING,
    "script": "<script>while (true) {}</script>",
    "framed script": f"{HEADING}<iframe srcdoc='<script>while (true) {{}}</script>'></iframe>",
    "click": f"{HEADING}<form onsubmit='while (true) {{}}'>{LOGIN}",
    "later": f"{HEADING}<form action=/never>{LOGIN}",
    "frame": f"{HEADING}<iframe src='/never'></iframe>",
    "leaving": f"{HEADING}<script>onpagehide = onunload = () => {{ while (true) {{}} }}</script>",
    "alerts": "<script>while (true) alert(1)</script>",
    "addresses": HEADING + FLOOD.format("history.pushState(0, '', '#' + n + Math.random())"),
    "requests": HEADING + FLOOD.format("fetch('/' + n)"),
    "frames": f"{HEADING}{'<iframe srcdoc="<p>framed</p>"></iframe>' * 300}",
    "font": "<style>@font-face { font-family: f; src: url(/never) } h1 { font-family: f }</style>" + HEADING,
    "fields": HEADING + "<input value=1>" * 10_000,
    "reloading": f"{HEADING}<script>setTimeout(() => location.reload(), 5)</script>",
    "windows": HEADING + FLOOD.format("open(location)"),
    "workers": f"{HEADING}<script>{WORKER * 4}</script>",
    "letters": f"{HEADING}<p>{'ab cd ef ' * 20_000}",
}
DONE = '{"cookies": [], "origins": [], "password": "x"}'
NEVER = threading.Event()
DRIP = 0.2
"""Seconds between two characters of a page that never ends."""
PROFILE = """
extends = "{reference}"
[ixit.start]
command = ["{{python}}", "-m", "ci.lib.soak.hostile", "{{portal}}", "{{mail}}", "{{control}}"]
ready = "http://127.0.0.1:{{control}}/ready"
environment = {{ HANG = "{hang}" }}
[ixit.waits]
page = {page}
scenario = {scenario}
"""
"""The reference's profile for the hostile deployment."""


def profile(folder: Path, hang: str, page: int = 3, scenario: int = 12) -> Path:
    """Write the profile of a deployment that is hostile in this way; page, scenario: seconds that it has."""
    path, reference = folder / f"{hang}.toml", Path(__file__).parents[3] / "targets" / "reference.toml"
    path.write_text(PROFILE.format(reference=reference, hang=hang, page=page, scenario=scenario), "utf-8")
    return path


class Hostile(BaseHTTPRequestHandler):
    """Answers with a page, or never."""

    def do_GET(self) -> None:
        """Send the page, one that never ends, or nothing for ever."""
        hang = "" if self.path == "/ready" else os.environ["HANG"]
        if hang == "never" or self.path.startswith("/never"):
            NEVER.wait()
        self._send(PAGES.get(hang, ""), endless=hang == "drip")

    def do_POST(self) -> None:
        """Say that it is done: a person made, a password set, a session handed out."""
        self._send(DONE)

    do_PUT = do_POST

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _send(self, text: str, *, endless: bool = False) -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("content-type", "text/html; charset=utf-8")
        if not endless:
            self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        while endless:
            self.wfile.write(b" ")
            NEVER.wait(DRIP)


if __name__ == "__main__":
    servers = [ThreadingHTTPServer(("127.0.0.1", int(port)), Hostile) for port in sys.argv[1:]]
    for server in servers:
        threading.Thread(target=server.serve_forever).start()
