"""A binding under way: cancelled, or changed, otherwise than it should be (G5.4, G5.5, G6)."""

from typing import ClassVar, override

from fake_services.reference.defects.defect import BINDS, breaks
from fake_services.reference.methods import OTP, SMS, WECHAT
from fake_services.reference.policy import Policy
from fake_services.reference.records import Attempt, Binding, Code, Method, Place
from fake_services.reference.visit import Visit


@breaks("G5.4")
class CancelBinds(Policy):
    """取消, pressed with the right code typed, binds the number."""

    @override
    def honours_cancel(self, place: Place) -> bool:
        return place not in BINDS


@breaks("G5.4")
class CancelLetsIn(Policy):
    """取消 at the forced page enters the mailbox."""

    def __init__(self) -> None:
        self._cancelled = False

    @override
    def honours_cancel(self, place: Place) -> bool:
        self._cancelled |= place is Place.FORCED
        return super().honours_cancel(place)

    @override
    def must_bind(self, visit: Visit) -> bool:
        return not self._cancelled and super().must_bind(visit)


@breaks("G5.5")
class ChangeGivesUpFirst(Policy):
    """修改 gives the old number up before the new one is bound, whatever becomes of it."""

    method: ClassVar[Method] = SMS

    @override
    def gives_up_first(self, method: Method) -> bool:
        return method is self.method


class NotReplaced(Policy):
    """修改 leaves the old one in its place."""

    method: ClassVar[Method]

    @override
    def ends(self, binding: Binding, place: Place) -> bool:
        return not (place is Place.CHANGE and binding.method is self.method)


@breaks("G6.3")
class WechatReplaces(Policy):
    """WeChat, once bound, silently takes the place of what was bound before."""

    @override
    def keeps_others(self, method: Method) -> bool:
        return method is not WECHAT


@breaks("G6.8")
class OtpReplaces(Policy):
    """An authenticator, once bound, silently takes the place of what was bound before."""

    @override
    def keeps_others(self, method: Method) -> bool:
        return method is not OTP


@breaks("G6.6")
class CancelStepsUp(Policy):
    """取消 at the question for a code carries on as if the code were right."""

    @override
    def honours_cancel(self, place: Place) -> bool:
        return place is not Place.STEP_UP

    @override
    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        left_out = attempt.errand.place is Place.STEP_UP and not attempt.text
        return left_out or super().is_its_text(code, attempt)
