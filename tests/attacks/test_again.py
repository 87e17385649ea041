"""What is asked for again is the mail's, whichever of its hosts served it."""

from types import SimpleNamespace as Some

import msgspec
import pytest

from conformance.profile import load
from steps.ways.requests.again import is_the_mails
from tests.profile.test_profile import REFERENCE


@pytest.mark.parametrize(
    ("url", "the_mails"),
    [
        ("https://mail.kust.edu.cn/inbox", True),
        ("https://api.mail.kust.edu.cn/letters", True),
        ("https://i.kust.edu.cn/cas/login", False),
        ("https://elsewhere.example/", False),
    ],
)
def test_the_portal_and_others_are_not_asked_again(url: str, the_mails: bool) -> None:
    ixit = msgspec.structs.replace(load(REFERENCE).ixit, allowed_hosts=("api.mail.kust.edu.cn",))
    assert is_the_mails(ixit, url) is the_mails


def test_one_host_may_be_portal_and_mail() -> None:
    addresses = Some(mail="https://campus.example/mail/", portal="https://campus.example/")
    ixit = Some(addresses=addresses, serves=lambda url: url.startswith("https://campus.example/"))
    assert is_the_mails(ixit, "https://campus.example/mail/inbox")  # type: ignore[arg-type]
    assert not is_the_mails(ixit, "https://campus.example/login")  # type: ignore[arg-type]
