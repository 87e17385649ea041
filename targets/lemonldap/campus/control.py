"""What a harness may ask of the deployment: people, states given beforehand, and the time. Loopback only."""

from math import ceil
from typing import Any

import requests
from flask import Blueprint, abort, request

from campus import directory, factors
from campus.settings import CLOCK, PORTAL, PORTAL_PORT

control = Blueprint("control", __name__)


@control.before_request
def _from_here() -> None:
    if not request.host.startswith("127.0.0.1:"):
        abort(404)


def _given() -> dict[str, Any]:
    return dict(request.get_json())


@control.get("/control/ready")
def ready() -> str:
    """Both servers answer."""
    host = PORTAL.split("/")[2]
    requests.get(f"http://127.0.0.1:{PORTAL_PORT}/", timeout=5, headers={"Host": host}).raise_for_status()
    return ""


@control.post("/control/people")
def people() -> str:
    """Make somebody, with a letter in the mailbox."""
    directory.add(**_given())
    return ""


@control.post("/control/bindings")
def bindings() -> str:
    """Bind a method."""
    given = _given()
    factors.add(directory.login_of(given["address"]), given["method"], given["value"])
    return ""


@control.post("/control/reset")
def reset() -> str:
    """Free an account of all that is bound."""
    factors.forget(directory.login_of(_given()["address"]))
    return ""


@control.post("/control/password")
def password() -> str:
    """Replace a password."""
    directory.set_password(**_given())
    return ""


@control.post("/control/clock")
def clock() -> str:
    """Move the portal's time on."""
    CLOCK.write_text(f"+{int(CLOCK.read_text()) + ceil(_given()['seconds'])}\n")
    return ""
