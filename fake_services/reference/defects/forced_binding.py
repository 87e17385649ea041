"""The forced page: missing, or not enough (G0.1, G3.1, G3.3, G3.4)."""

from typing import override

from fake_services.reference.defects.defect import breaks, verified_anywhere
from fake_services.reference.defects.observed import LoginsCounted, began, door_of, path_of, speaks_for
from fake_services.reference.methods import SMS, WECHAT
from fake_services.reference.policy import Policy
from fake_services.reference.records import Door, Method, Place, Stage
from fake_services.reference.visit import Visit


@breaks("G0.1")
class BindingOptional(Policy):
    """A mailbox opens without any method bound."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return False


@breaks("G0.1")
class DirectDoorNeedsNoBinding(Policy):
    """Signed in to directly, a mailbox opens without any method bound."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return door_of(visit) is Door.PORTAL and super().must_bind(visit)


@breaks("G0.1")
class MobileDoorNeedsNoBinding(Policy):
    """Signed in to through the mobile web, a mailbox opens without any method bound."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return door_of(visit) is not Door.MOBILE and super().must_bind(visit)


@breaks("G0.1")
class SwitchedToNeedsNoBinding(Policy):
    """Who passed the second step of one mailbox is not asked to bind a method to the other."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        verified = verified_anywhere(visit)
        return not verified and super().must_bind(visit)


@breaks("G3.1")
class AskedToBindOnlyOnce(LoginsCounted):
    """The forced page comes at the first login alone; the next one enters with nothing bound."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return self.count(visit) == 1 and super().must_bind(visit)


@breaks("G3.1")
class FirstLoginLetIn(LoginsCounted):
    """The first login enters with nothing bound; only later ones are asked to bind."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return self.count(visit) > 1 and super().must_bind(visit)


@breaks("G3.1")
class NotAskedAfterUnbinding(Policy):
    """Who has unbound the last method is never asked to bind one again."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return not visit.bindings and super().must_bind(visit)


@breaks("G3.1")
class UnboundWechatCounts(Policy):
    """Who has unbound WeChat is never asked to bind a method again."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        had_wechat = any(binding.method is WECHAT for binding in visit.bindings)
        return not had_wechat and super().must_bind(visit)


@breaks("G3.1")
class AskedForNumberEachTime(Policy):
    """Who has bound no number is asked to bind one at each login, whatever else is bound."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        numbers = [binding for binding in visit.bindings if binding.method is SMS]
        return not visit.entered and not any(map(self.serves, numbers))


@breaks("G3.1")
class TrustedNeedNotBind(Policy):
    """A browser that was ever trusted is not asked to bind a method."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        trusted = any((t.address, t.token in visit.tokens) == (visit.address, True) for t in visit.trusts)
        return not trusted and super().must_bind(visit)


@breaks("C.admin-reset")
class TrustedStaysAfterReset(TrustedNeedNotBind):
    """Who trusted a browser is in the mailbox there, though the administrator's reset left nothing bound."""


@breaks("G3.4")
class BindingLeadsBack(Policy):
    """After a binding the forced page comes again, until the next login."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        before = any(b.in_force and b.since < began(visit) for b in visit.bindings)
        return not visit.entered and not before


@breaks("G3.4")
class WechatDoesNotSuffice(Policy):
    """Who has bound WeChat is asked to bind another method as well."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        others = [binding for binding in visit.bindings if binding.method is not WECHAT]
        return not visit.entered and not any(map(self.serves, others))


@breaks("G3.4")
class BindingNotEnough(Policy):
    """Who has bound a method is asked for the second step on top of it."""

    @override
    def binding_verifies(self, method: Method) -> bool:
        return False


@breaks("G3.3")
class CampusOpensUnbound(Policy):
    """The campus network needs no method bound, and the browser is believed that it is there."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return not speaks_for(visit).startswith("10.") and super().must_bind(visit)


class LivesPastBinding(Policy):
    """A policy that leaves a login as it is that is asked to bind a method while one is bound elsewhere."""

    def __init__(self) -> None:
        self._waiting: set[str] = set()

    @override
    def ends_other_sessions(self, place: Place) -> bool:
        return place is not Place.FORCED and super().ends_other_sessions(place)

    @override
    def must_bind(self, visit: Visit) -> bool:
        must = super().must_bind(visit)
        if must:
            self._waiting.add(visit.session)
        return must


@breaks("G4.7")
class BoundElsewhereOpens(LivesPastBinding):
    """A login that is asked to bind a method opens once one is bound elsewhere."""

    @override
    def needs_second_step(self, visit: Visit) -> bool:
        return visit.session not in self._waiting and super().needs_second_step(visit)


@breaks("G4.7")
class BindingGoesOnElsewhere(LivesPastBinding):
    """A login that is asked to bind a method still can, once one is bound elsewhere."""

    @override
    def stage(self, visit: Visit) -> Stage:
        found = super().stage(visit)
        goes_on = visit.session in self._waiting and path_of(visit).startswith(("/bind/", "/api/bind/"))
        return Stage.BIND if found is Stage.VERIFY and goes_on else found
