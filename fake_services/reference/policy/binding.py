"""A binding under way: cancelled, or in the place of another (G5.4, G5.5, G6.6)."""

from fake_services.reference.records import Place


class BindingPolicy:
    """A binding under way."""

    def gives_up_first(self) -> bool:
        """修改 leaves the old value in force until the new one is bound (G5.5).

        Seam of `ChangeGivesUpFirst`.
        """
        return False

    def honours_cancel(self, place: Place) -> bool:
        """取消 binds nothing (G5.4, G6.6).

        Seam of `CancelBinds`, `CancelLetsIn`, `CancelStepsUp`.
        """
        return True
