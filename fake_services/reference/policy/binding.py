"""A binding under way: cancelled, or in the place of another (G5.4, G5.5, G6.3, G6.6, G6.8)."""

from fake_services.reference.records import Method, Place


class BindingPolicy:
    """A binding under way."""

    def gives_up_first(self, method: Method) -> bool:
        """修改 leaves the old value in force until the new one is bound (G5.5, G6.6, G6.8, G6.9, G6.10).

        Seam of `ChangeGivesUpFirst`.
        """
        return False

    def keeps_others(self, method: Method) -> bool:
        """What is bound stays bound when a further method is (G6.3, G6.8).

        Seam of `OneAtATime`, `OtpReplaces`, `WechatReplaces`.
        """
        return True

    def honours_cancel(self, place: Place) -> bool:
        """取消 binds nothing (G5.4, G6.6).

        Seam of `CancelBinds`, `CancelLetsIn`, `CancelStepsUp`.
        """
        return True
