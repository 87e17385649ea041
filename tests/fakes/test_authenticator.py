import base64

import pytest

from fake_services.phones.authenticator import code

KEY = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("at", "expected"), [(59, "94287082"), (1111111109, "07081804"), (20000000000, "65353130")]
)
def test_the_vectors_of_rfc_6238(at: int, expected: str) -> None:
    assert code(f"otpauth://totp/x?secret={KEY}&digits=8", at) == expected


@pytest.mark.parametrize(
    ("algorithm", "length", "expected"), [("SHA256", 32, "46119246"), ("SHA512", 64, "90693936")]
)
def test_the_vectors_of_other_algorithms(algorithm: str, length: int, expected: str) -> None:
    key = base64.b32encode((b"1234567890" * 7)[:length]).decode().rstrip("=")
    assert code(f"otpauth://totp/x?secret={key}&digits=8&algorithm={algorithm}", 59) == expected


def test_what_the_uri_leaves_out_has_the_usual_values() -> None:
    assert code(f"otpauth://totp/x?secret={KEY}", 59) == "287082"
    assert code(f"otpauth://totp/x?secret={KEY.lower()}&period=60", 119) == "287082"


def test_a_key_of_80_bits_is_taken() -> None:
    assert len(code("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", 59)) == 6


@pytest.mark.parametrize(
    "uri", ["otpauth://hotp/x?secret=JBSWY3DP", "otpauth://totp/x", "https://totp/x?secret=JBSWY3DP"]
)
def test_what_is_no_key_of_a_time_based_authenticator(uri: str) -> None:
    with pytest.raises(ValueError, match=r"not the key of a time-based authenticator: \w+://\w+/x$"):
        code(uri, 59)
