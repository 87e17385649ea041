"""The app 论客 (G6.10)."""

from collections.abc import Sequence

from fake_services.reference.records import Errand, Place, Push


class CoremailAppPolicy:
    """The app 论客."""

    def pairs(self, status: str) -> bool:
        """Only a QR code that an app has scanned binds it (G6.10)."""
        return status == "paired"

    def push_of(self, pushes: Sequence[Push], errand: Errand, id: str) -> Push | None:
        """The newest that this login sent, to this pairing, whatever `id` a request says (G4.7, G6.10)."""
        return next((push for push in pushes if push.errand == errand), None)

    def told_on_push(self, id: str) -> dict[str, str]:
        """A page need not know what a push is called (G6.10).

        Seam of `NamedApprovalOpens`.
        """
        return {}

    def approves(self, status: str, push: Push) -> bool:
        """Only a push that was approved opens anything: not one refused, expired or ended (G6.10)."""
        return status == "approved"

    def ends_pairing(self, place: Place) -> bool:
        """The app is told when its binding ends (G6.10).

        Seam of `PairingLivesOn`, `PushOutlivesUnbinding`.
        """
        return True
