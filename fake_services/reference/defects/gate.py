"""Holes in the gate: what opens before a method is bound, or before the second step (G3.3, G3.5, G4.7)."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import ClassVar, override

from fake_services.reference.defects.code_purpose import CodeToNewNumberCounts
from fake_services.reference.defects.defect import breaks, opened, verified_anywhere
from fake_services.reference.defects.observed import door_of, is_phone, kind_of, path_of
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Door, Kind, Method, Place, Stage
from fake_services.reference.visit import Visit


@breaks("G3.3")
class SettingsOpenUnbound(Policy):
    """The address of the settings opens without a method bound."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, path_of(visit).startswith("/settings"))


class SocketOpens(Policy):
    """A policy by which nothing guards the WebSocket that tells the letters at a stage of the login."""

    before: ClassVar[Stage]

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), self.before, path_of(visit) == "/api/live")


@breaks("G3.3")
class SocketOpensUnbound(SocketOpens):
    """A WebSocket tells the letters before anything is bound."""

    before = Stage.BIND


@breaks("G4.7")
class SocketOpensUnverified(SocketOpens):
    """A WebSocket tells the letters while the second step is asked for."""

    before = Stage.VERIFY


@breaks("G3.11")
class TrustPageServesNextLogin(Policy):
    """A page that asks for trust trusts the mailbox of whoever has signed in there since it was shown."""

    def __init__(self) -> None:
        self._shown: set[str] = set()
        self._answered = False

    @override
    def takes_form(self, token: str, owned: bool, path: str) -> bool:
        self._answered = path == "/trust" and token in self._shown
        return self._answered or super().takes_form(token, owned, path)

    @override
    def stage(self, visit: Visit) -> Stage:
        found = super().stage(visit)
        if found is Stage.TRUST:
            self._shown.add(visit.login.csrf)
        answered, self._answered = self._answered, False
        return Stage.TRUST if answered and found is Stage.VERIFY else found


@breaks("G3.3")
class InboxOpensUnbound(Policy):
    """The address of the inbox opens without a method bound."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, path_of(visit) == "/inbox")


@breaks("G3.3")
class LettersReadUnbound(Policy):
    """The mail's data requests answer before a method is bound, though the pages do not."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, path_of(visit).startswith("/api/letters"))


@breaks("G3.3")
class PhonesOpenUnbound(Policy):
    """A phone's browser opens the addresses of a mailbox that has nothing bound."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, is_phone(visit) and path_of(visit) == "/inbox")


@breaks("G3.3")
class DirectDoorOpensInboxUnbound(Policy):
    """Signed in to directly, the address of the inbox opens without a method bound."""

    @override
    def stage(self, visit: Visit) -> Stage:
        at_inbox = door_of(visit) is Door.DIRECT and path_of(visit) == "/inbox"
        return opened(super().stage(visit), Stage.BIND, at_inbox)


@breaks("G3.3")
class PhonesReadUnbound(Policy):
    """The mail's data requests answer a phone's browser before a method is bound."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, is_phone(visit) and kind_of(visit) is Kind.DATA)


@breaks("G4.7")
class SettingsOpenUnverified(Policy):
    """The address of the settings opens before the second step."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.VERIFY, path_of(visit).startswith("/settings"))


@breaks("G4.7")
class InboxOpensUnverified(Policy):
    """The address of the inbox opens before the second step."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.VERIFY, path_of(visit) == "/inbox")


@breaks("G4.7")
class LettersReadUnverified(Policy):
    """The mail's data requests answer before the second step, though the pages do not."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.VERIFY, path_of(visit).startswith("/api/letters"))


@breaks("G4.7")
class QuestionEndsLogin(Policy):
    """Who opens the address of the trust question has passed what comes before it."""

    def __init__(self) -> None:
        self._passed: set[tuple[str, str]] = set()

    @override
    def stage(self, visit: Visit) -> Stage:
        if path_of(visit) == "/trust":
            self._passed.add((visit.session, visit.address))
        return opened(super().stage(visit), Stage.VERIFY, (visit.session, visit.address) in self._passed)


@breaks("G4.7")
class OtherMailboxOpens(Policy):
    """Who passed the second step of one mailbox has the data of their other one."""

    @override
    def stage(self, visit: Visit) -> Stage:
        verified = verified_anywhere(visit)
        return Stage.OPEN if verified and kind_of(visit) is Kind.DATA else super().stage(visit)


@breaks("G4.7")
class SwitchingOpens(Policy):
    """Who passed the second step of one mailbox is let into their other one."""

    @override
    def stage(self, visit: Visit) -> Stage:
        hole = verified_anywhere(visit) and kind_of(visit) is Kind.PAGE
        return opened(super().stage(visit), Stage.VERIFY, hole)


@breaks("G4.7")
class DirectDoorOpensInbox(Policy):
    """Signed in to directly, the address of the inbox opens before the second step."""

    @override
    def stage(self, visit: Visit) -> Stage:
        at_inbox = door_of(visit) is Door.DIRECT and path_of(visit) == "/inbox"
        return opened(super().stage(visit), Stage.VERIFY, at_inbox)


@breaks("G4.7")
class PhonesReadUnverified(Policy):
    """The mail's data requests answer a phone's browser before the second step."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.VERIFY, is_phone(visit) and kind_of(visit) is Kind.DATA)


@breaks("G4.7")
class NewNumberBoundUnverified(Policy):
    """A login that waits for the second step can bind a new number instead, by the address of the binding."""

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        binds = path_of(visit).startswith(("/bind/", "/api/bind/"))
        return Stage.BIND if stage is Stage.VERIFY and binds else stage


class BindsUnverified(Policy):
    """A policy that lets a login bind something while it waits for its second step."""

    binds: ClassVar[str]

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        return Stage.BIND if stage is Stage.VERIFY and re.match(self.binds, path_of(visit)) else stage


@breaks("G4.7")
class NewAuthenticatorBoundUnverified(BindsUnverified):
    """A login that waits for the second step can bind an authenticator, by the address of that binding."""

    binds = "/bind/otp|/api/bind/otp"


@breaks("G4.7")
class CodeToNewNumberVerifies(CodeToNewNumberCounts, BindsUnverified):
    """A login that waits for the second step can have a code sent to any number, and is passed by it."""

    binds, counts_at = "/api/bind/[^/]+/code", Place.LOGIN


@breaks("G4.7")
class BindingTakenUnverified(BindsUnverified):
    """A login that waits for the second step can bind a number by requests alone: no page shows it."""

    binds = "/api/bind/"


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


@breaks("G3.5")
class AskedBeforeSecondStep(Policy):
    """The trust question comes before the second step."""

    @override
    def stage(self, visit: Visit) -> Stage:
        first = super().stage(visit)
        return Stage.TRUST if first is Stage.VERIFY and self.asks_to_trust(visit) else first


class ShownOnce(Policy):
    """A policy that lets in who comes to the page of a gate for the second time in one login."""

    gate: ClassVar[Stage]

    def __init__(self) -> None:
        self._shown: Counter[str] = Counter()

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        self._shown[visit.session] += path_of(visit) == f"/{self.gate}"
        return opened(stage, self.gate, self._shown[visit.session] > 1)


@breaks("G3.3")
class ReloadOpensUnbound(ShownOnce):
    """The forced page comes once in a login: loaded again, it gives way to the mailbox."""

    gate = Stage.BIND


@breaks("G4.7")
class ReloadOpensUnverified(ShownOnce):
    """The second step is asked for once in a login: its page, loaded again, gives way to the mailbox."""

    gate = Stage.VERIFY


class OnceSent(Policy):
    """A policy that lets in whoever comes again, once a code was asked for at a gate in this login."""

    gate: ClassVar[Stage]

    def __init__(self) -> None:
        self._sent: set[str] = set()

    @override
    def stage(self, visit: Visit) -> Stage:
        path = path_of(visit)
        submits = path.startswith(f"/api/{self.gate}/")
        if submits and path.endswith("/code"):
            self._sent.add(visit.session)
        return opened(super().stage(visit), self.gate, not submits and visit.session in self._sent)


@breaks("G3.3")
class SentCodeOpensUnbound(OnceSent):
    """Once a code for a binding is on its way, whatever page is loaded is the mailbox's."""

    gate = Stage.BIND


@breaks("G4.7")
class SentCodeOpensUnverified(OnceSent):
    """Once a code for the second step is on its way, whatever page is loaded is the mailbox's."""

    gate = Stage.VERIFY


class AskedOnce(Policy):
    """A policy that asks one login of each mailbox at a gate, and lets in the next that comes to it."""

    gate: ClassVar[Stage]

    def __init__(self) -> None:
        self._asked: dict[str, str] = {}

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        if stage is not self.gate:
            return stage
        first = self._asked.setdefault(visit.address, visit.session)
        return opened(stage, self.gate, first != visit.session)


@breaks("G3.3")
class SigningInAgainOpensUnbound(AskedOnce):
    """Who is asked to bind, and signs in once more, is in the mailbox."""

    gate = Stage.BIND


@breaks("G4.7")
class SigningInAgainOpensUnverified(AskedOnce):
    """Who is asked for the second step, and signs in once more, is in the mailbox."""

    gate = Stage.VERIFY


@breaks("G4.7")
class OthersBoundUnverified(BindsUnverified):
    """A login that waits for the second step can bind WeChat or a backup mailbox, by its address."""

    binds = "/(api/)?bind/(wechat|backup)"


@breaks("G4.7")
class UnbindsUnverified(Policy):
    """A login that waits for the second step can unbind a method by a request, and is asked for nothing."""

    _waits = False

    @override
    def stage(self, visit: Visit) -> Stage:
        stage = super().stage(visit)
        self._waits = stage is Stage.VERIFY and path_of(visit) == "/settings/two-step"
        return opened(stage, Stage.VERIFY, self._waits and visit.request.method == "POST")

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        return not self._waits and super().needs_step_up(place, method, bindings)
