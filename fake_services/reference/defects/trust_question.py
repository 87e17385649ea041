"""The trust question: not asked, asked too often, leading elsewhere (G3.5–G3.8, G3.10)."""

from collections.abc import Sequence
from typing import ClassVar, override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.defects.observed import LoginsCounted, door_of, path_of
from fake_services.reference.policy import Policy
from fake_services.reference.records import Door, Stage
from fake_services.reference.visit import Visit


@breaks("G3.5")
class NeverAsked(Policy):
    """The trust question never comes."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return False


@breaks("G3.5")
class DirectDoorNeverAsks(Policy):
    """A login at the mail's own door is never asked whether to trust the device."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return door_of(visit) is not Door.DIRECT and super().asks_to_trust(visit)


@breaks("G3.5")
class AskedAfterWelcome(Policy):
    """The trust question comes after the welcome page."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return visit.entered and not visit.answered and not self.is_trusted(visit)


@breaks("G3.5")
class AskedOverWelcome(Policy):
    """The trust question lies over the welcome page, which is open already."""

    @override
    def beneath_question(self) -> str:
        return "welcome"


@breaks("G3.5")
class AskedOverLetters(Policy):
    """The page of the trust question brings the letters along."""

    @override
    def beneath_question(self) -> str:
        return "letters"


@breaks("G3.6")
class LaterLeadsElsewhere(Policy):
    """以后再说 leads to the settings, not to the welcome page."""

    @override
    def after_answer(self, answer: str, heading: str) -> str:
        return "/settings" if answer == "later" else heading


@breaks("G3.6")
class LaterSignsIn(Policy):
    """以后再说 leads back to a login."""

    @override
    def after_answer(self, answer: str, heading: str) -> str:
        return "/login" if answer == "later" else heading


@breaks("G3.7")
class AskedOnlyOnce(LoginsCounted):
    """After 以后再说 the trust question never comes again."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return self.count(visit) == 1 and super().asks_to_trust(visit)


@breaks("G3.7")
class AskedEveryOtherLogin(LoginsCounted):
    """After 以后再说 the trust question comes at every other login only."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return self.count(visit) % 2 == 1 and super().asks_to_trust(visit)


@breaks("G3.7")
class AskedThreeTimes(LoginsCounted):
    """After three times 以后再说 the trust question never comes again."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return self.count(visit) <= 3 and super().asks_to_trust(visit)


@breaks("G3.8")
class TrustLeadsElsewhere(Policy):
    """信任 leads to the settings, not to the welcome page."""

    @override
    def after_answer(self, answer: str, heading: str) -> str:
        return "/settings" if answer == "trust" else heading


@breaks("G3.8")
class TrustSignsIn(Policy):
    """信任 leads back to a login."""

    @override
    def after_answer(self, answer: str, heading: str) -> str:
        return "/login" if answer == "trust" else heading


@breaks("G3.10")
class AskedInSpiteOfTrust(Policy):
    """After 信任 the question comes again at every login."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        return not visit.entered and not visit.answered


@breaks("G3.10")
class AskedOnceMore(LoginsCounted):
    """After 信任 the question comes once more, at the next login."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        again = self.count(visit) == 2 and not visit.entered and not visit.answered
        return again or super().asks_to_trust(visit)


@breaks("G3.10")
class DirectDoorAsksAgain(Policy):
    """A login at the mail's own door is asked whether to trust a device that is trusted."""

    @override
    def asks_to_trust(self, visit: Visit) -> bool:
        again = door_of(visit) is Door.DIRECT and not visit.entered and not visit.answered
        return again or super().asks_to_trust(visit)


@breaks("G4.7")
class TrustTakenBeforeTheSecondStep(Policy):
    """The answer 信任 is taken while the second step is asked for: the next login is trusted."""

    verb: ClassVar[str] = "POST"

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        answers = visit.request.method == self.verb and path_of(visit) == "/trust"
        return Stage.TRUST if stage is Stage.VERIFY and answers else stage


@breaks("G4.7")
class TrustPutBeforeTheSecondStep(TrustTakenBeforeTheSecondStep):
    """信任, sent by PUT, is taken while the second step is asked for: the next login is trusted."""

    verb = "PUT"

    @override
    def serving(self, verb: str, path: str) -> Sequence[str]:
        return [verb, "PUT"] if (verb, path) == ("POST", "/trust") else [verb]
