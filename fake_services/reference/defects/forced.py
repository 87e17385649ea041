"""The forced page: missing, or passed round (G0.1, G0.2, G3.1–G3.4, G3.12)."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.defects.defect import breaks, opened, verified_anywhere
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Door, Kind, Method, Place, Stage, Visit


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
        return visit.door is Door.PORTAL and super().must_bind(visit)


@breaks("G0.2")
class SmsNotOffered(Policy):
    """The forced page does not offer SMS."""

    @override
    def methods(self, place: Place) -> Sequence[Method]:
        return [m for m in super().methods(place) if place is not Place.FORCED or m is not Method.SMS]


@breaks("G0.2")
class WechatNotOffered(Policy):
    """The forced page does not offer WeChat."""

    @override
    def methods(self, place: Place) -> Sequence[Method]:
        return [m for m in super().methods(place) if place is not Place.FORCED or m is not Method.WECHAT]


@breaks("G3.1")
class AskedToBindOnlyOnce(Policy):
    """The forced page comes at the first login alone; the next one enters with nothing bound."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return visit.logins == 1 and super().must_bind(visit)


@breaks("G3.1")
class NotAskedAfterUnbinding(Policy):
    """Who has unbound the last method is never asked to bind one again."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return not visit.bindings and super().must_bind(visit)


@breaks("G3.2")
class MethodMissing(Policy):
    """备用邮箱 is missing on the forced page."""

    @override
    def methods(self, place: Place) -> Sequence[Method]:
        return [m for m in super().methods(place) if place is not Place.FORCED or m is not Method.BACKUP]


@breaks("G3.3")
class SettingsOpenUnbound(Policy):
    """The address of the settings opens without a method bound."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, visit.path.startswith("/settings"))


@breaks("G3.3")
class InboxOpensUnbound(Policy):
    """The address of the inbox opens without a method bound."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, visit.path == "/inbox")


@breaks("G3.3")
class LettersReadUnbound(Policy):
    """The mail's data requests answer before a method is bound, though the pages do not."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, visit.path.startswith("/api/letters"))


@breaks("G3.4")
class BindingLeadsBack(Policy):
    """After a binding the forced page comes again, until the next login."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        before = any(b.in_force and b.since < visit.began for b in visit.bindings)
        return not visit.entered and not before


@breaks("G3.12")
class NoWayToHelp(Policy):
    """The binding page does not point to the help centre and the administrator."""

    @override
    def hints(self) -> Sequence[str]:
        return ("later logins",)


@breaks("G3.12")
class LaterLoginsNotMentioned(Policy):
    """The binding page does not say that later logins will be verified."""

    @override
    def hints(self) -> Sequence[str]:
        return ("help",)


@breaks("G3.2")
class NoButtonToBind(Policy):
    """The methods are listed without a button to bind them."""

    @override
    def buttons(self, binding: Binding | None) -> Sequence[Place]:
        return super().buttons(binding) if binding else ()


@breaks("G3.4")
class WechatDoesNotSuffice(Policy):
    """Who has bound WeChat is asked to bind another method as well."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        others = [binding for binding in visit.bindings if binding.method is not Method.WECHAT]
        return not visit.entered and not any(map(self.serves, others))


@breaks("G3.3")
class PhonesOpenUnbound(Policy):
    """A phone's browser opens the addresses of a mailbox that has nothing bound."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, visit.mobile and visit.path == "/inbox")


@breaks("G3.1")
class FirstLoginLetIn(Policy):
    """The first login enters with nothing bound; only later ones are asked to bind."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        return visit.logins > 1 and super().must_bind(visit)


@breaks("G3.1")
class AskedForNumberEachTime(Policy):
    """Who has bound no number is asked to bind one at each login, whatever else is bound."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        numbers = [binding for binding in visit.bindings if binding.method is Method.SMS]
        return not visit.entered and not any(map(self.serves, numbers))


@breaks("G3.4")
class BindingNotEnough(Policy):
    """Who has bound a method is asked for the second step on top of it."""

    @override
    def binding_verifies(self, method: Method) -> bool:
        return False


@breaks("G3.1")
class UnboundWechatCounts(Policy):
    """Who has unbound WeChat is never asked to bind a method again."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        had_wechat = any(binding.method is Method.WECHAT for binding in visit.bindings)
        return not had_wechat and super().must_bind(visit)


@breaks("G3.1")
class TrustedNeedNotBind(Policy):
    """A browser that was ever trusted is not asked to bind a method."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        trusted = any((t.address, t.token in visit.tokens) == (visit.address, True) for t in visit.trusts)
        return not trusted and super().must_bind(visit)


@breaks("G3.3")
class DirectDoorOpensInboxUnbound(Policy):
    """Signed in to directly, the address of the inbox opens without a method bound."""

    @override
    def stage(self, visit: Visit) -> Stage:
        at_inbox = visit.door is Door.DIRECT and visit.path == "/inbox"
        return opened(super().stage(visit), Stage.BIND, at_inbox)


@breaks("G3.3")
class PhonesReadUnbound(Policy):
    """The mail's data requests answer a phone's browser before a method is bound."""

    @override
    def stage(self, visit: Visit) -> Stage:
        return opened(super().stage(visit), Stage.BIND, visit.mobile and visit.kind is Kind.DATA)


@breaks("G0.1")
class SwitchedToNeedsNoBinding(Policy):
    """Who passed the second step of one mailbox is not asked to bind a method to the other."""

    @override
    def must_bind(self, visit: Visit) -> bool:
        verified = verified_anywhere(visit)
        return not verified and super().must_bind(visit)
