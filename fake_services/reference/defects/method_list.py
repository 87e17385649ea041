"""The list of methods: rows, buttons and hints that are missing (G0.2, G3.2, G3.12, G4.4)."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.methods import BACKUP, OTP, SMS, WECHAT
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Method, Place, Stage


@breaks("G0.2")
class SmsNotOffered(Policy):
    """The forced page does not offer SMS."""

    @override
    def methods(self, every: Sequence[Method], place: Place) -> Sequence[Method]:
        return [m for m in super().methods(every, place) if place is not Place.FORCED or m is not SMS]


@breaks("G0.2")
class WechatNotOffered(Policy):
    """The forced page does not offer WeChat."""

    @override
    def methods(self, every: Sequence[Method], place: Place) -> Sequence[Method]:
        return [m for m in super().methods(every, place) if place is not Place.FORCED or m is not WECHAT]


@breaks("G3.2")
class MethodMissing(Policy):
    """备用邮箱 is missing on the forced page."""

    @override
    def methods(self, every: Sequence[Method], place: Place) -> Sequence[Method]:
        return [m for m in super().methods(every, place) if place is not Place.FORCED or m is not BACKUP]


@breaks("G3.2")
class NoButtonToBind(Policy):
    """The methods are listed without a button to bind them."""

    @override
    def buttons(self, binding: Binding | None) -> Sequence[Place]:
        return super().buttons(binding) if binding else ()


@breaks("G3.12")
class NoWayToHelp(Policy):
    """The binding page does not point to the help centre and the administrator."""

    @override
    def hints(self) -> Sequence[str]:
        return ("later logins", "one number")


@breaks("G3.12")
class HelpBehindTheGate(Policy):
    """The help centre leads whoever has bound nothing back to the binding page."""

    @override
    def help_from(self) -> Sequence[Stage]:
        return (Stage.OPEN,)


@breaks("G3.12")
class LaterLoginsNotMentioned(Policy):
    """The binding page does not say that later logins will be verified."""

    @override
    def hints(self) -> Sequence[str]:
        return ("one number", "help")


@breaks("G3.14")
class OneNumberNotMentioned(Policy):
    """The binding page does not say that a number binds one mailbox only."""

    @override
    def hints(self) -> Sequence[str]:
        return ("later logins", "help")


@breaks("G4.4")
class MethodMissingInSettings(Policy):
    """第三方 OTP is missing in the settings."""

    @override
    def methods(self, every: Sequence[Method], place: Place) -> Sequence[Method]:
        return [m for m in super().methods(every, place) if place is not Place.SETTINGS or m is not OTP]


@breaks("G4.4")
class NoWayToUnbind(Policy):
    """A bound method has 修改, but no 解绑."""

    @override
    def buttons(self, binding: Binding | None) -> Sequence[Place]:
        return [place for place in super().buttons(binding) if place is not Place.UNBIND]


@breaks("G4.4")
class BoundLooksUnbound(Policy):
    """A bound method shows 绑定, as if it were not bound."""

    @override
    def buttons(self, binding: Binding | None) -> Sequence[Place]:
        return (Place.SETTINGS,)
