"""What mail programs say in base64 when they sign in (RFC 4954, RFC 5034)."""

import base64
import binascii


class NotBase64(Exception):
    """What was said is no base64."""


def decoded(line: str) -> str:
    """Return what a line says; raises NotBase64."""
    try:
        return base64.b64decode(line, validate=True).decode()
    except (binascii.Error, ValueError) as problem:
        raise NotBase64("Not base64") from problem
