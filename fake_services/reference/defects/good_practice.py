"""Other good practice: changes of methods, sessions, personal data (ASVS-6.3, -7, GBT35273-)."""

from collections.abc import Sequence
from typing import override

from markupsafe import Markup

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Code, Kind, Method, Place


@breaks("ASVS-6.3.7")
class ChangeUntold(Policy):
    """Nobody is told that a mailbox's methods changed."""

    @override
    def tells_of_change(self, place: Place) -> bool:
        return False


@breaks("ASVS-6.3.7")
class UnbindUntold(Policy):
    """Nobody is told that a method was unbound."""

    @override
    def tells_of_change(self, place: Place) -> bool:
        return place is not Place.UNBIND


@breaks("ASVS-7.4.3")
class OtherSessionsLive(Policy):
    """A session that is open elsewhere lives on when a method is unbound."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return False


@breaks("ASVS-7.4.3")
class OtherSessionsKeepData(Policy):
    """A session that is open elsewhere asks for a login when a method is unbound, and still has the data."""

    @override
    def serves_signed_out(self, kind: Kind) -> bool:
        return kind is Kind.DATA


@breaks("ASVS-7.5.1")
class UnbindUnasked(Policy):
    """解绑 asks for no code."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        return place is not Place.UNBIND and super().needs_step_up(place, method, bindings)


@breaks("ASVS-7.5.1")
class ChangeUnasked(Policy):
    """修改 asks for no code."""

    @override
    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        return place is not Place.CHANGE and super().needs_step_up(place, method, bindings)


@breaks("ASVS-7.2.4")
class SessionFixed(Policy):
    """A session keeps its id when its user signs in."""

    @override
    def renews_session(self) -> bool:
        return False


@breaks("ASVS-7.2.4")
class OldIdLives(Policy):
    """What a session was called before the login names it after the login, too."""

    @override
    def forgets_old_id(self) -> bool:
        return False


@breaks("GBT35273-7.2")
class NumberInAnswer(Policy):
    """The answer to 发送验证码 holds the full number."""

    @override
    def told_on_sending(self, code: Code) -> dict[str, str]:
        return {"to": code.errand.destination}


@breaks("GBT35273-7.2")
class NumberInSettings(Policy):
    """Beside the masked number the pages hold the full one, hidden."""

    @override
    def mask(self, method: Method, value: str) -> str:
        masked = super().mask(method, value)
        return Markup("{}<span hidden>{}</span>").format(masked, value) if method is Method.SMS else masked


@breaks("ASVS-7.4.3")
class ChangeEndsNothing(Policy):
    """修改 leaves other sessions open, and devices trusted."""

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return place is not Place.CHANGE

    @override
    def voids_trust(self, place: Place) -> bool:
        return place is not Place.CHANGE


@breaks("ASVS-6.3.7")
class BindingUntold(Policy):
    """Nobody is told that a further method was bound."""

    @override
    def tells_of_change(self, place: Place) -> bool:
        return place is not Place.SETTINGS
