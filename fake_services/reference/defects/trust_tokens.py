"""Trust in a browser that anybody can make up, who knows the mailbox's address (G3.11)."""

import base64
import hashlib
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.mail.call import digest
from fake_services.reference.policy import Policy
from fake_services.reference.visit import Visit


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
