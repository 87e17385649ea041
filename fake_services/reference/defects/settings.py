"""The settings: not reached, or showing too much or too little (G4.1–G4.3, G4.5, GBT35273-7.2)."""

from typing import override

from markupsafe import Markup

from fake_services.reference.defects.defect import breaks
from fake_services.reference.methods import SMS
from fake_services.reference.policy import Policy
from fake_services.reference.records import Method


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


@breaks("G4.5")
class NumberInFull(Policy):
    """A bound number is shown with all its digits."""

    @override
    def mask(self, method: Method, value: str) -> str:
        return value.removeprefix("+86") if method is SMS else super().mask(method, value)


@breaks("G4.5")
class TwoStarsOnly(Policy):
    """A bound number is shown with two of its digits hidden."""

    @override
    def mask(self, method: Method, value: str) -> str:
        return f"{value[3:6]}**{value[-6:]}" if method is SMS else super().mask(method, value)


@breaks("GBT35273-7.2")
class NumberInSettings(Policy):
    """Beside the masked number the pages hold the full one, hidden."""

    @override
    def mask(self, method: Method, value: str) -> str:
        masked = super().mask(method, value)
        return Markup("{}<span hidden>{}</span>").format(masked, value) if method is SMS else masked


@breaks("G4.5")
class BoundNumberNotShown(Policy):
    """The row of a bound number does not show it."""

    @override
    def mask(self, method: Method, value: str) -> str:
        return "已绑定" if method is SMS else super().mask(method, value)
