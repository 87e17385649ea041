import httpx
import pytest

from tests.proxy.upstream import Address


def test_the_upstream_sees_what_the_client_asked_for(client: httpx.Client) -> None:
    seen = client.post("https://mail.example.edu/api?a=1", content="text").json()
    assert (seen["path"], seen["body"]) == ("/api", "text")
    assert seen["headers"]["host"] == "mail.example.edu"
    assert seen["headers"]["x-forwarded-proto"] == "https"
    assert seen["headers"]["x-forwarded-host"] == "mail.example.edu"
    assert seen["headers"]["x-forwarded-for"] == "127.0.0.1"


def test_plain_http_is_said_to_be_plain(client: httpx.Client) -> None:
    assert client.get("http://mail.example.edu/").json()["headers"]["x-forwarded-proto"] == "http"


@pytest.mark.parametrize("host", ["MAIL.Example.EDU", "mail.example.edu:8443"])
def test_case_and_port_do_not_matter(client: httpx.Client, host: str) -> None:
    assert client.get(f"https://{host}/").json()["headers"]["host"] == host.lower()


def test_to_what_a_client_claims_its_address_is_added(client: httpx.Client) -> None:
    seen = client.get("https://mail.example.edu/", headers={"x-forwarded-for": "192.0.2.1"}).json()
    assert seen["headers"]["x-forwarded-for"] == "192.0.2.1, 127.0.0.1"


def test_an_allowed_host_is_left_as_it_is(client: httpx.Client, upstream: Address) -> None:
    headers = client.get(f"http://localhost:{upstream[1]}/").json()["headers"]
    assert headers["host"] == f"localhost:{upstream[1]}"
    assert "x-forwarded-proto" not in headers


def test_what_the_browser_has_kept_is_asked_for_anew(client: httpx.Client) -> None:
    kept = {"if-none-match": '"a1"', "if-modified-since": "Mon, 30 Nov 2026 08:00:00 GMT"}
    seen = client.get("https://mail.example.edu/", headers=kept).json()["headers"]
    assert not kept.keys() & seen.keys()
