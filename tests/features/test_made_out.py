"""A cookie that names one person is made out to another."""

import hashlib

import pytest

from steps.ways.requests.made_out import counted_back, made_out

TO = {"wang@kust.edu.cn": "li@kust.edu.cn", "wang": "li"}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("wang@kust.edu.cn|1", "li@kust.edu.cn|1"),
        ("v1:wang", "v1:li"),
        ("wang%40kust.edu.cn", "li%40kust.edu.cn"),
        ("1%7Cwang%40kust.edu.cn", "1%7Cli%40kust.edu.cn"),
        ("d2FuZ0BrdXN0LmVkdS5jbg==", "bGlAa3VzdC5lZHUuY24="),
        ("d2FuZw", "bGk"),
        ("MTI6d2FuZw%3D%3D", "MTI6bGk="),
        (b"wang".hex(), b"li".hex()),
        (f"x{hashlib.md5(b'wang').hexdigest()}", f"x{hashlib.md5(b'li').hexdigest()}"),
        ("nBx8kQ2fP0aVr7", "nBx8kQ2fP0aVr7"),
    ],
)
def test_the_name_is_found_as_it_is_written(text: str, made: str) -> None:
    assert made_out(text, TO) == made


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("42", "41"),
        ("device-42", "device-41"),
        ("NDI=", "NDE="),
        ("3432", "3431"),
        ("nBx8kQ2fP0aVr7", "nBx8kQ2fP0aVr6"),
        ("nBx8kQ2fP7aVr0x", "nBx8kQ2fP7aVr1x"),
        ("yes", "yes"),
    ],
)
def test_the_last_number_is_counted_back_as_it_is_written(text: str, counted: str) -> None:
    assert counted_back(text) == counted
