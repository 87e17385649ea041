"""Trust: given without being asked for, to too many, or not at all (G3.5–G3.11, G3.13)."""

from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Door, Kind, Method, Place, Stage, Trust, Visit


@breaks("G3.5")
class NeverAsked(Policy):
    """The trust question never comes."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return False


@breaks("G3.5")
class AskedAfterWelcome(Policy):
    """The trust question comes after the welcome page."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return visit.entered and not visit.answered and not self.is_trusted(visit)


@breaks("G3.5")
class AskedBeforeSecondStep(Policy):
    """The trust question comes before the second step."""

    @override
    def stage(self, visit: Visit) -> Stage:
        first = super().stage(visit)
        return Stage.TRUST if first is Stage.VERIFY and self.asks_to_trust(visit) else first


@breaks("G3.6")
class LaterLeadsElsewhere(Policy):
    """以后再说 leads to the settings, not to the welcome page."""

    @override
    def after_answer(self, answer: str, heading: str) -> str:
        return "/settings" if answer == "later" else heading


@breaks("G3.7")
class AskedOnlyOnce(Policy):
    """After 以后再说 the trust question never comes again."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return visit.logins == 1 and super().asks_to_trust(visit)


@breaks("G3.8")
class TrustLeadsElsewhere(Policy):
    """信任 leads to the settings, not to the welcome page."""

    @override
    def after_answer(self, answer: str, heading: str) -> str:
        return "/settings" if answer == "trust" else heading


@breaks("G3.9")
class TrustForgotten(Policy):
    """After 信任 the next login asks for the second step all the same."""

    @override
    def remembers(self, answer: str) -> bool:
        return False


@breaks("G3.10")
class AskedInSpiteOfTrust(Policy):
    """After 信任 the question comes again at every login."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return not visit.entered and not visit.answered


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


@breaks("G3.13")
class LaterTrusts(Policy):
    """After 以后再说 the next login asks for no second step."""

    @override
    def remembers(self, answer: str) -> bool:
        return True


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


@breaks("ASVS-7.4.3")
class TrustOutlivesChange(Policy):
    """A device stays trusted although the mailbox's methods changed."""

    @override
    def voids_trust(self, place: Place) -> bool:
        return False


@breaks("ASVS-7.4.3")
class QuestionOutlivesChange(Policy):
    """Who is asked 是否信任此设备 while the methods change can still trust the device afterwards."""

    @override
    def ends_unanswered(self) -> bool:
        return False


@breaks("G3.6")
class LaterSignsIn(Policy):
    """以后再说 leads back to a login."""

    @override
    def after_answer(self, answer: str, heading: str) -> str:
        return "/login" if answer == "later" else heading


@breaks("G3.8")
class TrustSignsIn(Policy):
    """信任 leads back to a login."""

    @override
    def after_answer(self, answer: str, heading: str) -> str:
        return "/login" if answer == "trust" else heading


@breaks("G3.7")
class AskedEveryOtherLogin(Policy):
    """After 以后再说 the trust question comes at every other login only."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return visit.logins % 2 == 1 and super().asks_to_trust(visit)


@breaks("G3.9")
class TrustedOnlyOnce(Policy):
    """信任 saves the second step at the next login, and at none after it."""

    def __init__(self) -> None:
        self._used: dict[str, str] = {}

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        lasting = super().trusts(trust, visit)
        return lasting and self._used.setdefault(trust.token, visit.session) == visit.session


@breaks("G3.10")
class AskedOnceMore(Policy):
    """After 信任 the question comes once more, at the next login."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        again = visit.logins == 2 and not visit.entered and not visit.answered
        return again or super().asks_to_trust(visit)


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


@breaks("G3.5")
class DirectDoorNeverAsks(Policy):
    """A login at the mail's own door is never asked whether to trust the device."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return visit.door is not Door.DIRECT and super().asks_to_trust(visit)


@breaks("G3.7")
class AskedThreeTimes(Policy):
    """After three times 以后再说 the trust question never comes again."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return visit.logins <= 3 and super().asks_to_trust(visit)


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


@breaks("G3.10")
class DirectDoorAsksAgain(Policy):
    """A login at the mail's own door is asked whether to trust a device that is trusted."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        again = visit.door is Door.DIRECT and not visit.entered and not visit.answered
        return again or super().asks_to_trust(visit)


@breaks("G3.11")
class DirectDoorTrustsAll(Policy):
    """At the mail's own door a browser that is trusted with one mailbox is trusted with all."""

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        here = visit.door is Door.DIRECT and trust.token in visit.tokens
        return (here and not trust.void) or super().trusts(trust, visit)


@breaks("G3.13")
class SignedOutNeedsNoSecondStep(SignOutNoted):
    """After 退出 the next login asks for no second step."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return not self.signed_out and super().needs_second_step(visit)
