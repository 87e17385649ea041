"""What is asked for as a page of another site would: by no name of ours, and without what that page lacks."""

import pytest

from steps.ways.requests.message import parsed
from steps.ways.requests.other_origins import _as_sent_by_others, _origins


def test_a_token_that_a_page_of_the_mail_keeps_does_not_come_along() -> None:
    headers = {"authorization": "Bearer a", "x-csrf": "b", "accept": "application/json"}
    sent = _as_sent_by_others(parsed("GET", "https://mail.example.edu/api/letters", headers, b""))
    assert sent.headers == {"accept": "application/json"}


@pytest.mark.parametrize("host", ["mail.example.edu", "localhost"])
def test_no_origin_is_the_mails_own(host: str) -> None:
    origins = _origins(host)
    assert f"https://{host}" not in origins
    assert not [one for one in origins if one.endswith(f".{host}")]
