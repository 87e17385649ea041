import pytest

from fake_services.providers.sms.numbers import e164


@pytest.mark.parametrize("prefix", ["", "+", "86", "+86", "0086"])
def test_every_documented_notation(prefix: str) -> None:
    assert e164(f"{prefix}13800138000") == "+8613800138000"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1380013800",
        "138001380000",
        "12800138000",
        "087165916000",
        "138-0013-8000",
        "１３８００１３８０００",
        "13800138000\n",
        "+85213800138000",
        "1380013800O",
    ],
)
def test_what_is_not_a_mainland_mobile_number(text: str) -> None:
    assert e164(text) is None
