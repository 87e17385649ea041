"""The single-page front end: every address answers the same page, or JSON to a script that asks for that."""

from collections.abc import Sequence
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from fake_services.reference.inline import environment
from fake_services.reference.mail.call import Call
from fake_services.reference.mail.front import FRAMES, Values
from fake_services.reference.spa.screens import screen

HERE = Path(__file__).parent
STATIC = {file.name: file for file in (HERE / "static").iterdir()}
SHELL = environment(HERE).get_template("shell.html")
JSON = "application/json"
KEPT = {"cache-control": "max-age=600"}
VARY = {"vary": "accept"}


class SinglePage:
    """Answers a navigation with the shell, whose script asks for the same address as JSON."""

    middleware: Sequence[Middleware] = ()

    @property
    def routes(self) -> Sequence[BaseRoute]:
        """Serve the shell's script and style sheet."""
        return [Route("/app/{name}", _file)]

    def page(self, call: Call, template: str, values: Values, status: int) -> Response:
        """Answer a script with what the screen holds, a navigation with the shell that will ask for it."""
        if not _asked_by_script(call):
            url = call.request.url
            start = f"{url.path}?{url.query}" if url.query else url.path
            return HTMLResponse(SHELL.render(start=start), status, VARY)
        return JSONResponse(screen(call, template, values), status, VARY)

    def go(self, call: Call, address: str) -> Response:
        """Tell a script where to go on, redirect a navigation."""
        return JSONResponse({"go": address}) if _asked_by_script(call) else RedirectResponse(address, 303)

    def sources(self, portal: str) -> dict[str, str]:
        """Allow the shell's own files, its settings in a frame, and the QR pages of the scanned methods."""
        return {
            "style-src": "'self'",
            "script-src": "'self'",
            "img-src": "data:",
            "connect-src": "'self'",
            "frame-src": f"'self' {FRAMES}",
        }

    def framed_by(self, wanted: str) -> str:
        """Let the shell frame itself, where the policy lets nobody."""
        return "'self'" if wanted == "'none'" else wanted


def _asked_by_script(call: Call) -> bool:
    return JSON in call.request.headers.get("accept", "")


async def _file(request: Request) -> Response:
    file = STATIC.get(request.path_params["name"])
    return FileResponse(file, headers=KEPT) if file else Response(status_code=404)
