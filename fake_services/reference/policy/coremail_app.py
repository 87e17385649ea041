"""The app 论客 (G6.10)."""

from fake_services.reference.records import Errand, Place, Push


class CoremailAppPolicy:
    """The app 论客."""

    def pairs(self, status: str) -> bool:
        """Only a QR code that an app has scanned binds it (G6.10)."""
        return status == "paired"

    def is_the_push(self, push: Push, errand: Errand) -> bool:
        """A push counts for the one login that sent it, and the pairing it went to (G4.7, G6.10)."""
        return push.errand == errand

    def approves(self, status: str) -> bool:
        """Only a push that was approved opens anything: not one refused, expired or ended (G6.10)."""
        return status == "approved"

    def ends_pairing(self, place: Place) -> bool:
        """The app is told when its binding ends (G6.10).

        Seam of `PairingLivesOn`, `PushOutlivesUnbinding`.
        """
        return True
