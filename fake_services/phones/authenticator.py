"""The authenticator app on the phone: TOTP (RFC 6238) from an otpauth URI.

As lenient as the apps people use: keys of 80 bits, common in the field, are refused by pyotp.
"""

import base64
from urllib.parse import parse_qsl, urlsplit

from cryptography.hazmat.primitives.hashes import SHA1, SHA256, SHA512
from cryptography.hazmat.primitives.twofactor.totp import TOTP

_ALGORITHMS: dict[str, SHA1 | SHA256 | SHA512] = {"SHA1": SHA1(), "SHA256": SHA256(), "SHA512": SHA512()}


def code(uri: str, at: float) -> str:
    """The code at POSIX time `at` for the key in an otpauth://totp URI; ValueError for anything else."""
    parts = urlsplit(uri)
    key = dict(parse_qsl(parts.query))
    algorithm = _ALGORITHMS.get(key.get("algorithm", "SHA1").upper())
    if (parts.scheme, parts.netloc) != ("otpauth", "totp") or "secret" not in key or algorithm is None:
        raise ValueError(f"not the key of a time-based authenticator: {uri.partition('?')[0]}")
    secret = key["secret"].upper()
    totp = TOTP(
        base64.b32decode(secret + "=" * (-len(secret) % 8)),
        length=int(key.get("digits", 6)),
        algorithm=algorithm,
        time_step=int(key.get("period", 30)),
        enforce_key_length=False,
    )
    return totp.generate(at).decode()
