"""How far a deployment's clock is from ours."""

import time
from email.utils import formatdate
from types import SimpleNamespace
from typing import Any

from steps.clocks import ahead


def told(*dates: str, host: str = "mail.test") -> Any:  # noqa: ANN401 (an Exchange)
    headers = [("Date", date) for date in dates]
    return SimpleNamespace(url=f"https://{host}/", at=time.monotonic(), response_headers=headers)


def in_(seconds: float) -> str:
    now = time.time()  # noqa: TID251 (a clock is what this is about)
    return formatdate(now + seconds, usegmt=True)


def test_the_clock_of_each_host_is_laid_beside_ours() -> None:
    found = ahead([told(in_(3600)), told(in_(3600)), told(in_(-60), host="portal.test")])
    assert {host: round(offset, -1) for host, offset in found.items()} == {
        "mail.test": 3600,
        "portal.test": -60,
    }


def test_of_what_is_cut_off_of_a_second_the_least_counts() -> None:
    exchanges = [told(in_(0)) for _ in range(2)]
    exchanges[1].at += 5
    (offset,) = ahead(exchanges).values()
    assert -1 <= offset <= 0.1


def test_who_tells_no_time_has_no_clock() -> None:
    assert ahead([told(), told("yesterday")]) == {}
