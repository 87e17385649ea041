"""The app 论客 in a person's hands: one installation of it is known by an id, and so is a push."""

from fake_services.phones.reach import Reach
from fake_services.providers.coremail_app.phones import AppPhones


class AppPhone:
    """What people do with the app; what does not come to us raises the reach's own exception."""

    def __init__(self, phones: AppPhones, reach: Reach) -> None:
        self._phones = phones
        self._reach = reach

    def install(self) -> str:
        """The app installed on a new phone: its id."""
        return self._phones.new_app()

    def pair(self, link: str, app: str) -> None:
        """Scan the QR code of a pairing with the app. Raises AppRefused, ValueError."""
        self._reach.need_gateway("coremail_app")
        self._phones.pair(link, app)

    def paired_beforehand(self, app: str, secret: str) -> str:
        """Pair the app with a mailbox whose deployment is told so otherwise; the pairing's id."""
        self._reach.need_gateway("coremail_app")
        return self._phones.paired_beforehand(app, secret)

    def is_paired(self, app: str) -> bool:
        """Whether the app has a pairing that has not ended."""
        return self._phones.is_paired(app)

    def answer(self, push: str, app: str, approved: bool) -> None:
        """Approve or refuse a push. Raises AppRefused."""
        self._phones.answer(push, app, approved)

    def code(self, app: str) -> str:
        """The code that the app shows, offline, for what it was paired with last."""
        return self._phones.code(app)
