"""What only looks like a service is somewhere else, or plain, as browsers read addresses."""

from urllib.parse import urlsplit

from steps.ways.requests.services import EVIL, lookalikes

SERVICE = "https://mail.example.edu/cas"


def test_each_leads_elsewhere_or_is_plain() -> None:
    found = lookalikes(SERVICE)
    assert len(set(found.values())) == len(found)
    for what, address in found.items():
        parts = urlsplit(address.replace("\\", "/"))  # as browsers do (WHATWG URL)
        there = (parts.scheme, parts.hostname, parts.port)
        assert there != ("https", "mail.example.edu", None), what
        assert parts.hostname in (
            EVIL,
            f"mail.example.edu.{EVIL}",
            "mail.evilexample.edu",
            "mailxexample.edu",
            "mail.example.edu",
        )
