"""Cookies that anybody can compute: of the time, and of digests of it with a name."""

import hashlib

import pytest

from steps.ways.requests.computed import is_computed

NOW = 1_800_000_000.5
LI = "li@kust.edu.cn"


def digest(kind: str, text: str) -> str:
    return hashlib.new(kind, text.encode(), usedforsecurity=False).hexdigest()


@pytest.mark.parametrize(
    "value",
    [
        "1799999990",
        "1799999990123",
        "MTc5OTk5OTk5MA",
        digest("md5", f"{LI}1799999990"),
        digest("sha1", f"1799999990:{LI}"),
        digest("sha256", "1799999990"),
    ],
)
def test_what_is_made_of_name_and_time_can_be_computed(value: str) -> None:
    assert is_computed(value, [LI], NOW)


@pytest.mark.parametrize(
    "value", ["", "1799000000", LI, "72399a25891b74d0186d827643a71ce9", "e2" * 32, digest("md5", f"salt{LI}")]
)
def test_what_needs_a_secret_or_is_older_cannot(value: str) -> None:
    assert not is_computed(value, [LI], NOW)
