"""The second step at login: not asked for, or passed round (G4.6–G4.8)."""

from typing import override

from fake_services.reference.defects.defect import breaks, opened, verified_anywhere
from fake_services.reference.policy import Policy
from fake_services.reference.records import (
    Attempt,
    Binding,
    Code,
    Door,
    Kind,
    Place,
    Stage,
    Verification,
    Visit,
)


@breaks("G4.6")
class PasswordIsEnough(Policy):
    """The password alone opens a mailbox."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return False


@breaks("G4.6")
class VerifiedOnceForAll(Policy):
    """Only the first login after a binding asks for the second step."""

    @override
    def verifies(self, verification: Verification, visit: Visit) -> bool:
        earlier = verification.address == visit.address and verification.at < visit.began
        return earlier or super().verifies(verification, visit)


@breaks("G4.7")
class CodeGoesToNamedNumber(Policy):
    """The second step's code is sent to the number that the request names."""

    @override
    def sends_to(self, bound: str, named: str) -> str:
        return named or bound


@breaks("G4.7")
class CodeOfNamedNumberOpens(Policy):
    """The second step takes any code that was sent to the number that the request names."""

    @override
    def proved_by(self, bound: str, named: str) -> str:
        return named or bound

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        return super().is_for(code, attempt) or code.errand.place is Place.FORCED


@breaks("G4.7")
class WaitingOpensUnbound(Policy):
    """A login that waits for the second step opens once the last method is unbound."""

    def __init__(self) -> None:
        self._waiting: set[str] = set()

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return False

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        if stage is Stage.VERIFY:
            self._waiting.add(visit.session)
        return opened(stage, Stage.BIND, visit.session in self._waiting)


@breaks("G4.7")
class SettingsOpenUnverified(Policy):
    """The address of the settings opens before the second step."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.VERIFY, visit.path.startswith("/settings"))


@breaks("G4.7")
class PhonesOpenUnverified(Policy):
    """A phone's browser is asked for no second step."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return not visit.mobile and super().needs_second_step(visit)


@breaks("G4.7")
class LettersReadUnverified(Policy):
    """The mail's data requests answer before the second step, though the pages do not."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.VERIFY, visit.path.startswith("/api/letters"))


@breaks("G4.7")
class OneLoginOpensAnother(Policy):
    """A second step passed in one browser opens a login that waits in another."""

    @override
    def verifies(self, verification: Verification, visit: Visit) -> bool:
        return verification.address == visit.address and verification.at >= visit.began


@breaks("G4.7")
class AnyCodeVerifies(Policy):
    """Any code passes the second step."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.LOGIN or super().is_its_text(code, attempt)


@breaks("G4.7")
class EmptyCodeVerifies(Policy):
    """The second step is passed without a code."""

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        left_out = attempt.errand.place is Place.LOGIN and not attempt.text
        return left_out or super().is_its_text(code, attempt)


@breaks("G4.7")
class ForeignCodeVerifies(Policy):
    """A code that was sent to somebody else passes the second step."""

    @override
    def is_for(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.LOGIN or super().is_for(code, attempt)

    @override
    def went_to(self, code: Code, attempt: Attempt) -> bool:
        return attempt.errand.place is Place.LOGIN or super().went_to(code, attempt)


@breaks("G4.7")
class AnyWechatVerifies(Policy):
    """Anybody's WeChat account passes the second step."""

    @override
    def is_the_account(self, binding: Binding, unionid: str) -> bool:
        return True


@breaks("G4.8")
class DirectDoorUnguarded(Policy):
    """The direct login asks for no second step."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return visit.door is not Door.DIRECT and super().needs_second_step(visit)


@breaks("G4.8")
class PortalDoorUnguarded(Policy):
    """A login through the portal asks for no second step."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return visit.door is not Door.PORTAL and super().needs_second_step(visit)


@breaks("G4.7")
class InboxOpensUnverified(Policy):
    """The address of the inbox opens before the second step."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.VERIFY, visit.path == "/inbox")


@breaks("G4.7")
class LettersOfAnybody(Policy):
    """Whoever is in a mailbox reads any letter whose number they know."""

    @override
    def reads(self, kept_in: str, mailbox: str) -> bool:
        return True


@breaks("G4.7")
class MailboxOfAnybody(Policy):
    """Whoever passed a second step has any mailbox that they ask for by its address."""

    @override
    def belongs(self, owner: str | None, login: str) -> bool:
        return True

    @override
    def stage(self, visit: Visit) -> Stage:
        verified = verified_anywhere(visit)
        return Stage.OPEN if verified else super().stage(visit)


@breaks("G4.7")
class OtherMailboxOpens(Policy):
    """Who passed the second step of one mailbox has the data of their other one."""

    @override
    def stage(self, visit: Visit) -> Stage:
        verified = verified_anywhere(visit)
        return Stage.OPEN if verified and visit.kind is Kind.DATA else super().stage(visit)


@breaks("G4.7")
class DirectDoorOpensInbox(Policy):
    """Signed in to directly, the address of the inbox opens before the second step."""

    @override
    def stage(self, visit: Visit) -> Stage:
        at_inbox = visit.door is Door.DIRECT and visit.path == "/inbox"
        return opened(super().stage(visit), Stage.VERIFY, at_inbox)


@breaks("G4.7")
class PhonesReadUnverified(Policy):
    """The mail's data requests answer a phone's browser before the second step."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.VERIFY, visit.mobile and visit.kind is Kind.DATA)


@breaks("G4.7")
class NewNumberBoundUnverified(Policy):
    """A login that waits for the second step can bind a new number instead, by the address of the binding."""

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        binds = visit.path.startswith(("/bind/", "/api/bind/"))
        return Stage.BIND if stage is Stage.VERIFY and binds else stage
