"""The gateway of the app 论客 and its phones, by docs/coremail-app.md."""

import hashlib
import hmac
import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator

import httpx
import pytest

from fake_services.clock import Clock
from fake_services.handsets.handset import Handset
from fake_services.phones.inbox import NothingArrived
from fake_services.providers.coremail_app.phones import PAIRING_LIFE, PUSH_LIFE, AppRefused
from fake_services.providers.gateways import Gateways

HOST = "push.lunkr.example"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
Advance = Callable[[float], None]


class Deployment:
    """What a deployment sends; headers can be spoilt."""

    def __init__(self, address: str, clock: Clock) -> None:
        self.http = httpx.Client(base_url=f"http://{address}")
        self._clock = clock

    def call(
        self, method: str, path: str, body: object = None, secret: str = "app secret", **spoilt: str
    ) -> httpx.Response:
        content = json.dumps(body).encode() if body is not None else b""
        given = {
            "key": "lunkr-test",
            "timestamp": str(int(self._clock.now())),
            "nonce": str(uuid.uuid4()),
        }
        given |= {name: value for name, value in spoilt.items() if name in given}
        parts = (method, path, given["timestamp"], given["nonce"], hashlib.sha256(content).hexdigest())
        given["signature"] = hmac.digest(secret.encode(), "\n".join(parts).encode(), "sha256").hex()
        headers = {f"x-app-{name}": value for name, value in given.items()}
        return self.http.request(method, path, content=content, headers=headers)

    def offer(self) -> tuple[str, str]:
        """A pairing's id, and its link with a secret."""
        offered = self.call("POST", "/v1/pairings", {"label": "li@kust.edu.cn"}).json()
        link = f"lunkr://pair?gateway={HOST}&pairing={offered['pairing']}&token={offered['token']}"
        return offered["pairing"], f"{link}&secret={SECRET}"

    def push(self, pairing: str) -> str:
        return str(self.call("POST", f"/v1/pairings/{pairing}/pushes", {"text": "登录"}).json()["push"])

    def status(self, path: str) -> str:
        return str(self.call("GET", path).json()["status"])


@pytest.fixture
def deployment(address: Callable[[str], str], clock: Clock) -> Iterator[Deployment]:
    made = Deployment(address(HOST), clock)
    yield made
    made.http.close()


@pytest.fixture
def handset(gateways: Gateways, clock: Clock) -> Handset:
    return Handset(gateways, clock)


@pytest.fixture
def paired(deployment: Deployment, handset: Handset) -> tuple[str, str]:
    """A pairing, and the app that scanned it."""
    (pairing, link), app = deployment.offer(), handset.app("coremail_app").install()
    handset.app("coremail_app").pair(link, app)
    return pairing, app


def test_a_scan_pairs(deployment: Deployment, handset: Handset) -> None:
    (pairing, link), app = deployment.offer(), handset.app("coremail_app").install()
    assert deployment.status(f"/v1/pairings/{pairing}") == "waiting"
    assert not handset.app("coremail_app").is_paired(app)
    handset.app("coremail_app").pair(link, app)
    assert deployment.status(f"/v1/pairings/{pairing}") == "paired"
    assert handset.app("coremail_app").is_paired(app)


def test_a_pairing_is_scanned_once_and_in_time(
    deployment: Deployment, handset: Handset, advance: Advance
) -> None:
    (pairing, link), (_, other) = deployment.offer(), deployment.offer()
    handset.app("coremail_app").pair(other, handset.app("coremail_app").install())
    with pytest.raises(AppRefused, match="can no longer be scanned"):
        handset.app("coremail_app").pair(other, handset.app("coremail_app").install())
    advance(PAIRING_LIFE)
    with pytest.raises(AppRefused, match="can no longer be scanned"):
        handset.app("coremail_app").pair(link, handset.app("coremail_app").install())
    assert deployment.status(f"/v1/pairings/{pairing}") == "expired"


def test_the_app_pairs_by_nothing_else(deployment: Deployment, handset: Handset) -> None:
    _, link = deployment.offer()
    for other in ("https://example.org/pair", link.replace(HOST, "elsewhere.example")):
        with pytest.raises(ValueError, match="cannot pair by this QR code"):
            handset.app("coremail_app").pair(other, handset.app("coremail_app").install())
    with pytest.raises(AppRefused, match="no such pairing"):
        handset.app("coremail_app").pair(
            link.replace("token=", "token=x"), handset.app("coremail_app").install()
        )


@pytest.mark.parametrize(("approved", "status"), [(True, "approved"), (False, "refused")])
def test_a_push_is_answered_once(
    deployment: Deployment, handset: Handset, paired: tuple[str, str], approved: bool, status: str
) -> None:
    pairing, app = paired
    push = deployment.push(pairing)
    assert (handset.received(app), handset.next(app, 0, timeout=0)) == (["登录"], push)
    assert deployment.status(f"/v1/pushes/{push}") == "waiting"
    handset.app("coremail_app").answer(push, app, approved=approved)
    with pytest.raises(AppRefused):
        handset.app("coremail_app").answer(push, app, approved=not approved)
    assert deployment.status(f"/v1/pushes/{push}") == status


def test_nobody_answers_anothers_push(
    deployment: Deployment, handset: Handset, paired: tuple[str, str]
) -> None:
    push = deployment.push(paired[0])
    with pytest.raises(AppRefused):
        handset.app("coremail_app").answer(push, handset.app("coremail_app").install(), approved=True)
    assert deployment.status(f"/v1/pushes/{push}") == "waiting"


def test_a_push_expires(
    deployment: Deployment, handset: Handset, paired: tuple[str, str], advance: Advance
) -> None:
    push = deployment.push(paired[0])
    advance(PUSH_LIFE)
    with pytest.raises(AppRefused):
        handset.app("coremail_app").answer(push, paired[1], approved=True)
    assert deployment.status(f"/v1/pushes/{push}") == "expired"


def test_after_the_end_nothing_goes(
    deployment: Deployment, handset: Handset, paired: tuple[str, str]
) -> None:
    pairing, app = paired
    push = deployment.push(pairing)
    assert deployment.call("DELETE", f"/v1/pairings/{pairing}").status_code == 200
    assert deployment.status(f"/v1/pushes/{push}") == deployment.status(f"/v1/pairings/{pairing}") == "ended"
    assert not handset.app("coremail_app").is_paired(app)
    with pytest.raises(AppRefused):
        handset.app("coremail_app").answer(push, app, approved=True)
    refused = deployment.call("POST", f"/v1/pairings/{pairing}/pushes", {"text": "登录"})
    assert (refused.status_code, refused.json()) == (409, {"error": "not_paired"})
    assert len(handset.received(app)) == 1


def test_a_push_is_seen_and_answered_the_moment_it_is_there(
    deployment: Deployment, handset: Handset, paired: tuple[str, str]
) -> None:
    pairing, app = paired

    def approve() -> None:
        handset.app("coremail_app").answer(handset.next(app, 0, timeout=5), app, approved=True)

    phone = threading.Thread(target=approve)
    phone.start()
    push = deployment.push(pairing)
    began = time.monotonic()
    while (status := deployment.status(f"/v1/pushes/{push}")) == "waiting":
        assert time.monotonic() - began < 5
    phone.join()
    assert status == "approved"


def test_a_push_that_never_comes(handset: Handset) -> None:
    with pytest.raises(NothingArrived):
        handset.next(handset.app("coremail_app").install(), 0, timeout=0)


def test_the_code_is_that_of_the_secret_and_needs_no_gateway(
    handset: Handset, paired: tuple[str, str], clock: Clock
) -> None:
    uri = f"otpauth://totp/app?secret={SECRET}"
    before, shown, after = handset.totp(uri), handset.app("coremail_app").code(paired[1]), handset.totp(uri)
    assert shown in (before, after)


def test_paired_beforehand(deployment: Deployment, handset: Handset) -> None:
    app = handset.app("coremail_app").install()
    pairing = handset.app("coremail_app").paired_beforehand(app, SECRET)
    assert deployment.status(f"/v1/pairings/{pairing}") == "paired"
    assert handset.next(app, 0, timeout=0) if deployment.push(pairing) else False


@pytest.mark.parametrize(
    ("spoilt", "error"),
    [
        ({"key": "another"}, "unknown_app"),
        ({"secret": "another"}, "bad_signature"),
        ({"timestamp": "1000000000"}, "stale_timestamp"),
        ({"timestamp": "now"}, "stale_timestamp"),
        ({"nonce": ""}, "nonce_used"),
    ],
)
def test_what_is_not_signed_as_it_should_be_is_refused(
    deployment: Deployment, gateways: Gateways, spoilt: dict[str, str], error: str
) -> None:
    refused = deployment.call("POST", "/v1/pairings", {"label": "li"}, **spoilt)
    assert (refused.status_code, refused.json()) == (401, {"error": error})
    assert gateways.refusals.lines()[-1] == f"论客 App: POST /v1/pairings: 401 {error}"


def test_a_request_is_taken_once(deployment: Deployment) -> None:
    assert deployment.call("POST", "/v1/pairings", {"label": "li"}, nonce="the same").status_code == 201
    assert deployment.call("POST", "/v1/pairings", {"label": "li"}, nonce="the same").status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/v1/pairings", {}, 400),
        ("GET", "/v1/pairings/none", None, 404),
        ("DELETE", "/v1/pairings/none", None, 404),
        ("POST", "/v1/pairings/none/pushes", {"text": "登录"}, 404),
        ("GET", "/v1/pushes/none", None, 404),
    ],
)
def test_what_does_not_exist_is_told(
    deployment: Deployment, method: str, path: str, body: object, status: int
) -> None:
    assert deployment.call(method, path, body).status_code == status


def test_real_time_is_right_in_a_world_whose_clock_was_moved(
    deployment: Deployment, advance: Advance
) -> None:
    advance(86_400)
    real = str(int(Clock().now()))
    assert deployment.call("POST", "/v1/pairings", {"label": "li"}, timestamp=real).status_code == 201
