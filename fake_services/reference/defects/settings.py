"""The settings, and what they show (G4.1–G4.5)."""

from collections.abc import Sequence
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Binding, Method, Place


@breaks("G4.1")
class DeadAvatar(Policy):
    """The avatar opens nothing."""

    @override
    def opens(self, control: str) -> str:
        return "#" if control == "avatar" else super().opens(control)


@breaks("G4.1")
class AvatarOpensInbox(Policy):
    """The avatar opens the inbox."""

    @override
    def opens(self, control: str) -> str:
        return "/inbox" if control == "avatar" else super().opens(control)


@breaks("G4.2")
class DeadGear(Policy):
    """The gear opens nothing."""

    @override
    def opens(self, control: str) -> str:
        return "#" if control == "gear" else super().opens(control)


@breaks("G4.2")
class GearOpensInbox(Policy):
    """The gear opens the inbox."""

    @override
    def opens(self, control: str) -> str:
        return "/inbox" if control == "gear" else super().opens(control)


@breaks("G4.3")
class NoWayToTwoStep(Policy):
    """安全设置 does not lead to 二次验证设置."""

    @override
    def leads_on(self, page: str) -> str:
        return "#" if page == "security" else super().leads_on(page)


@breaks("G4.3")
class NoWayToSecurity(Policy):
    """个人设置 does not lead to 安全设置."""

    @override
    def leads_on(self, page: str) -> str:
        return "#" if page == "personal" else super().leads_on(page)


@breaks("G4.4")
class MethodMissingInSettings(Policy):
    """第三方 OTP is missing in the settings."""

    @override
    def methods(self, place: Place) -> Sequence[Method]:
        return [m for m in super().methods(place) if place is not Place.SETTINGS or m is not Method.OTP]


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


@breaks("G4.5")
class NumberInFull(Policy):
    """A bound number is shown with all its digits."""

    @override
    def mask(self, method: Method, value: str) -> str:
        return value.removeprefix("+86") if method is Method.SMS else super().mask(method, value)


@breaks("G4.5")
class TwoStarsOnly(Policy):
    """A bound number is shown with two of its digits hidden."""

    @override
    def mask(self, method: Method, value: str) -> str:
        return f"{value[3:6]}**{value[-6:]}" if method is Method.SMS else super().mask(method, value)
