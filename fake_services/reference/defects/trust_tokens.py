"""Trust in a browser that anybody can make up, who knows the mailbox's address (G3.11)."""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import override

from starlette.requests import Request

from fake_services.reference.defects.defect import breaks
from fake_services.reference.mail.call import DEVICE_COOKIE, TRUST_COOKIE, digest
from fake_services.reference.policy import Policy
from fake_services.reference.visit import Visit

LENGTH = 40
"""Characters that a token has at least."""


class KnownToken(Policy):
    """A policy that trusts whoever has a token that it would give out itself."""

    @override
    def is_trusted(self, visit: Visit) -> bool:
        known = digest(self.trust_token(visit.address))
        return known in visit.tokens or super().is_trusted(visit)


@breaks("G3.11")
class TrustIsTheAddress(KnownToken):
    """The cookie of a trusted browser is the mailbox's address in base64."""

    @override
    def trust_token(self, address: str) -> str:
        return base64.urlsafe_b64encode(address.encode()).decode().rstrip("=")


@breaks("G3.11")
class TrustIsDigest(KnownToken):
    """The cookie of a trusted browser is a digest of the mailbox's address, and of nothing else."""

    @override
    def trust_token(self, address: str) -> str:
        return hashlib.md5(address.encode(), usedforsecurity=False).hexdigest()


@breaks("G3.11")
class TrustCounts(Policy):
    """The cookie of a trusted browser is a number, one more for each."""

    _count = 41

    @override
    def trust_token(self, address: str) -> str:
        self._count += 1
        return str(self._count)


@breaks("G3.11")
class TrustIsConstant(Policy):
    """The cookie of a trusted browser says yes, in every one alike."""

    @override
    def trust_token(self, address: str) -> str:
        return "yes"


class MadeOfTime(Policy):
    """A policy that knows what time it is when it makes a token."""

    _at = 0.0

    @override
    def is_trusted(self, visit: Visit) -> bool:
        self._at = visit.at
        return super().is_trusted(visit)


@breaks("G3.11")
class TrustIsTime(MadeOfTime):
    """The cookie of a trusted browser is the time at which it was trusted."""

    @override
    def trust_token(self, address: str) -> str:
        return str(int(self._at))


@breaks("G3.11")
class TrustIsDigestOfTime(MadeOfTime):
    """The cookie of a trusted browser is a digest of the mailbox's address and the time, of nothing else."""

    @override
    def trust_token(self, address: str) -> str:
        return hashlib.md5(f"{address}{int(self._at)}".encode(), usedforsecurity=False).hexdigest()


@breaks("trust-void")
class TrustTokenKept(Policy):
    """All trusted browsers of a mailbox have one cookie: that of a browser whose trust ended serves again."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    @override
    def trust_token(self, address: str) -> str:
        return self._kept.setdefault(address, super().trust_token(address))


@breaks("G3.11")
class UnreadableTrustCounts(Policy):
    """What stands in the cookie of a trusted browser, and cannot be read, is taken for trust."""

    @override
    def is_trusted(self, visit: Visit) -> bool:
        said = [value for name, value in visit.request.cookies.items() if TRUST_COOKIE in name]
        return any(0 < len(value) < LENGTH for value in said) or super().is_trusted(visit)


@breaks("G3.11")
class TrustSignatureUnread(Policy):
    """The cookie of a trusted browser is a token that names it, and whose signature is not read."""

    @override
    def trust_token(self, address: str) -> str:
        return ".".join(
            (_part({"alg": "HS256", "typ": "JWT"}), _part({"sub": address}), secrets.token_urlsafe(32))
        )

    @override
    def is_trusted(self, visit: Visit) -> bool:
        own = _part({"sub": visit.address})
        said = [value.split(".") for name, value in visit.request.cookies.items() if TRUST_COOKIE in name]
        return any(own in parts[1:2] for parts in said) or super().is_trusted(visit)


class DeviceKnownBefore(Policy):
    """A policy that knows a device by something that it says at its first visit, and trusts that."""

    def __init__(self) -> None:
        self._trusted: set[tuple[str, str]] = set()
        self._asking = ""

    def known_by(self, request: Request) -> str:
        """What a device says that it is known by; empty where it says nothing."""
        raise NotImplementedError

    @override
    def is_trusted(self, visit: Visit) -> bool:
        self._asking = self.known_by(visit.request)
        return (visit.address, self._asking) in self._trusted or super().is_trusted(visit)

    @override
    def trust_token(self, address: str) -> str:
        self._trusted.add((address, self._asking or "nothing"))
        return super().trust_token(address)


@breaks("G3.11")
class KindOfBrowserTrusted(DeviceKnownBefore):
    """Trust belongs to whatever browser of the same kind and language comes from the same address."""

    @override
    def known_by(self, request: Request) -> str:
        return "\n".join(request.headers.get(name, "") for name in ("user-agent", "accept-language"))


@breaks("G3.11")
class DeviceNamedBefore(DeviceKnownBefore):
    """A browser is given a name at its first visit, and whichever has that name is trusted with it."""

    @override
    def known_by(self, request: Request) -> str:
        return request.cookies.get(DEVICE_COOKIE, "")

    @override
    def names_device(self, request: Request) -> str:
        return "" if self.known_by(request) else secrets.token_urlsafe(32)


@breaks("G3.11")
class DeviceNamedAtLogin(DeviceNamedBefore):
    """A browser is given a name with the password, and whichever has that name is trusted with it."""

    @override
    def names_device(self, request: Request) -> str:
        return super().names_device(request) if request.url.path in ("/cas", "/login") else ""


def _part(said: Mapping[str, str]) -> str:
    """A part of a JSON Web Token (RFC 7515)."""
    return base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
