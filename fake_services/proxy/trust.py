"""Trust in the proxy's CA, for Chromium."""

import base64
from hashlib import sha256
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_pem_x509_certificate


def key_digest(ca: Path) -> str:
    """The SHA-256 of this CA's public key in base64 (RFC 7469, 2.4), as Chromium's switches have it.

    Trust in that key is trust in the proxy alone: mitmproxy gives each certificate its CA's own key.
    """
    key = load_pem_x509_certificate(ca.read_bytes()).public_key()
    return base64.b64encode(
        sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()
    ).decode()
