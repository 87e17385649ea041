"""Trust: given to too many, too long, or not at all (G3.9, G3.11, G3.13, C.trust-lifetime, trust-void)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.defects.observed import door_of, path_of
from fake_services.reference.policy import DAY, Policy
from fake_services.reference.records import Door, Kind, Method, Place, Stage, Submission, Trust
from fake_services.reference.visit import Visit


@breaks("ASVS-7.4.3")
class TrustSleepsWhileUnbound(Policy):
    """Trust that was given before the last method was unbound counts again once another one is bound."""

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        serving = [binding.since for binding in visit.bindings if binding.until is None]
        ended = [binding.until for binding in visit.bindings if binding.until is not None]
        anew = bool(serving and ended) and trust.since < max(ended) < min(serving)
        return super().trusts(replace(trust, void=trust.void and not anew), visit)


@breaks("G3.9")
class TrustForgotten(Policy):
    """After 信任 the next login asks for the second step all the same."""

    @override
    def remembers(self, answer: str) -> bool:
        return False


@breaks("G3.9")
class TrustedOnlyOnce(Policy):
    """信任 saves the second step at the next login, and at none after it."""

    def __init__(self) -> None:
        self._used: dict[str, str] = {}

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        lasting = super().trusts(trust, visit)
        return lasting and self._used.setdefault(trust.token, visit.session) == visit.session


@breaks("G3.9")
class TrustAfterBindingLost(Policy):
    """信任, chosen in the very login in which the method was bound, is forgotten."""

    def __init__(self) -> None:
        self._binding = False

    @override
    def binding_verifies(self, method: Method) -> bool:
        self._binding = True
        return super().binding_verifies(method)

    @override
    def remembers(self, answer: str) -> bool:
        kept, self._binding = super().remembers(answer) and not self._binding, False
        return kept


@breaks("G3.9")
class OneTrustPerBrowser(Policy):
    """A browser is trusted with one mailbox, the last one that was trusted there."""

    @override
    def is_trusted(self, visit: Visit) -> bool:
        here = [trust for trust in visit.trusts if trust.token in visit.tokens]
        return any(self.trusts(trust, visit) for trust in here[-1:])


@breaks("G3.9")
class OneTrustedBrowser(Policy):
    """A mailbox is trusted on one device, the last one on which its holder chose so."""

    @override
    def is_trusted(self, visit: Visit) -> bool:
        mine = [trust for trust in visit.trusts if trust.address == visit.address]
        return any(self.trusts(trust, visit) for trust in mine[-1:])


class SignOutNoted(Policy):
    """A policy that knows once somebody has signed out."""

    signed_out = False

    @override
    def serves_signed_out(self, kind: Kind) -> bool:
        self.signed_out = True
        return super().serves_signed_out(kind)


@breaks("G3.9")
class SignOutEndsTrust(SignOutNoted):
    """Who signs out is not trusted any more at the next login."""

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        return not self.signed_out and super().trusts(trust, visit)


@breaks("G3.11")
class EveryDeviceTrusted(Policy):
    """信任 on one device trusts every device of this mailbox's holder."""

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        return trust.address == visit.address and not trust.void


@breaks("G3.11")
class EveryMailboxTrusted(Policy):
    """信任 for one mailbox trusts this browser with every mailbox."""

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        return trust.token in visit.tokens and not trust.void


@breaks("G3.11")
class VisitEndsTrust(Policy):
    """A browser forgets whom it trusts when somebody else signs in there."""

    def __init__(self) -> None:
        self._forgotten: set[str] = set()

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        if trust.token in visit.tokens and trust.address != visit.address:
            self._forgotten.add(trust.token)
        return trust.token not in self._forgotten and super().trusts(trust, visit)


@breaks("G3.11")
class DirectDoorTrustsAll(Policy):
    """At the mail's own door a browser that is trusted with one mailbox is trusted with all."""

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        here = door_of(visit) is Door.DIRECT and trust.token in visit.tokens
        return (here and not trust.void) or super().trusts(trust, visit)


@breaks("G3.13")
class LaterTrusts(Policy):
    """After 以后再说 the next login asks for no second step."""

    @override
    def remembers(self, answer: str) -> bool:
        return True


@breaks("G3.13")
class TrustSaidWithCode(Policy):
    """A code that comes with a wish for trust trusts the device, though it is wrong."""

    @override
    def trusts_as_said(self, submitted: Submission) -> bool:
        return str(submitted.values.get("trust", "")).lower() in ("1", "true")


@breaks("G3.13")
class QuestionTrusts(Policy):
    """Who closes the browser at the trust question is trusted at the next login."""

    @override
    def trusts_unasked(self) -> bool:
        return True


@breaks("C.trust-lifetime")
class TrustForEver(Policy):
    """Trust never ends."""

    trust_days = 100_000


@breaks("C.trust-lifetime")
class TrustAsLongAsSaid(Policy):
    """Trust lasts for as many days, or until the day, that the request says by which it is given."""

    @override
    def lengthens_trust(self, said: Mapping[str, str]) -> int:
        days = said.get("days", "0")
        asked = 100_000 if days.startswith("-") or "until" in said else int(days) if days.isdecimal() else 0
        return asked * DAY


@breaks("C.trust-lifetime")
class TrustCutShort(Policy):
    """Trust ends after half of its claimed lifetime."""

    trust_days = 15


@breaks("C.trust-lifetime")
class TrustRenewedByUse(Policy):
    """Each login to a trusted device lets its trust begin anew, so that it never ends in use."""

    def __init__(self) -> None:
        self._used: dict[str, float] = {}

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        since = self._used.get(trust.token, trust.since)
        lasts = super().trusts(replace(trust, since=since), visit)
        if lasts:
            self._used[trust.token] = visit.at
        return lasts


@breaks("trust-void")
class TrustReturns(Policy):
    """Trust is gone at the first login after the password was replaced, and back at the second."""

    def __init__(self) -> None:
        self._asked: dict[str, str] = {}

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        if not trust.void:
            return super().trusts(trust, visit)
        first = self._asked.setdefault(trust.token, visit.session)
        return first != visit.session and super().trusts(replace(trust, void=False), visit)


class LaterRevives(Policy):
    """A policy by which 以后再说 lets trust that has ended begin anew."""

    def __init__(self) -> None:
        self._ended: set[str] = set()
        self._revived: set[str] = set()

    def has_ended(self, trust: Trust, visit: Visit) -> bool:
        """Whether this trust has ended as this policy revives it."""
        raise NotImplementedError

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        own = trust.address == visit.address and trust.token in visit.tokens
        if own and self.has_ended(trust, visit):
            self._ended.add(trust.token)
        return (own and trust.token in self._revived) or super().trusts(trust, visit)

    @override
    def remembers(self, answer: str) -> bool:
        self._revived |= self._ended
        return super().remembers(answer)


@breaks("C.trust-lifetime")
class LaterRevivesOldTrust(LaterRevives):
    """Who passes the second step because trust has ended, and chooses 以后再说, is trusted again."""

    @override
    def has_ended(self, trust: Trust, visit: Visit) -> bool:
        return not trust.void and visit.at - trust.since >= self.trust_days * DAY


@breaks("trust-void")
class LaterRevivesVoidTrust(LaterRevives):
    """Who passes the second step with a new password, and chooses 以后再说, is trusted as before it."""

    @override
    def has_ended(self, trust: Trust, visit: Visit) -> bool:
        return trust.void


@breaks("G4.7")
class TrustTakenUnbound(Policy):
    """A browser can be trusted by a request while nothing is bound yet."""

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        return Stage.TRUST if stage is Stage.BIND and path_of(visit) == "/trust" else stage

    @override
    def voids_trust(self, place: Place) -> bool:
        return place is not Place.FORCED and super().voids_trust(place)


@breaks("G4.6")
class TrustSavesPassword(Policy):
    """In a trusted browser any password signs in at the mail's own login."""

    @override
    def trust_saves_password(self) -> bool:
        return True
