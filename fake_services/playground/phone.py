"""Somebody's phone in the playground: what came to it, and what its owner does with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fake_services.handsets.handset import AUTHENTICATOR, Handset
from fake_services.phones.scanning import ScanningPhone
from fake_services.providers.coremail_app.phone import AppPhone


@dataclass
class Owner:
    """Who it belongs to, and how they sign in; the number is E.164."""

    name: str
    login: str
    password: str
    mailbox: str
    letter: str
    number: str
    backup: str


@dataclass
class Phone:
    """One phone with its apps; `apps` holds the beginnings of the QR codes that each app opens.

    What cannot be done raises LookupError or ValueError, in a line for people.
    """

    owner: Owner
    handset: Handset
    apps: Mapping[str, tuple[str, ...]]
    _accounts: dict[str, str] = field(default_factory=dict)
    _link: str = ""
    _authenticator: str = ""

    def __post_init__(self) -> None:
        """Have an account, or an installation, in each app."""
        for key in self.apps:
            app = self.handset.app(key)
            new = app.install() if isinstance(app, AppPhone) else app.new_account(self.owner.name)
            self._accounts[key] = new

    def scan(self, picture: bytes) -> None:
        """Open the QR code in a picture of a screen with the app that it is for."""
        link = self.handset.scan(picture)
        if link.startswith(AUTHENTICATOR):
            self._authenticator = link
            return
        key, app = self._app_for(link)
        if isinstance(app, AppPhone):
            app.pair(link, self._accounts[key])
        else:
            app.scan(link, self._accounts[key])
            self._link = link

    def answer(self, agreed: bool) -> None:
        """Agree to the login that was scanned, or refuse it."""
        if not self._link:
            raise LookupError("nothing was scanned that asks for an answer")
        key, app = self._app_for(self._link)
        if isinstance(app, ScanningPhone):
            (app.agree if agreed else app.refuse)(self._link, self._accounts[key])
        self._link = ""

    def answer_push(self, approved: bool) -> None:
        """Approve or refuse the newest push."""
        for key, account in self._accounts.items():
            app = self.handset.app(key)
            if isinstance(app, AppPhone) and (pushed := len(self.handset.received(account))):
                app.answer(self.handset.next(account, pushed - 1, 0), account, approved)
                return
        raise LookupError("no push has come")

    def shows(self) -> dict[str, object]:
        """What can be read on it, and about its owner."""
        owner = self.owner
        return {
            **vars(owner),
            "sms": self.handset.received(owner.number),
            "mails": self.handset.received(owner.backup),
            "pushes": [text for app in self._pushed_to() for text in self.handset.received(app)],
            "codes": self._codes(),
            "asked": bool(self._link),
        }

    def _codes(self) -> list[str]:
        codes = [self.handset.totp(self._authenticator)] if self._authenticator else []
        for key, account in self._accounts.items():
            app = self.handset.app(key)
            if isinstance(app, AppPhone) and app.is_paired(account):
                codes.append(app.code(account))
        return codes

    def _pushed_to(self) -> list[str]:
        return [a for key, a in self._accounts.items() if isinstance(self.handset.app(key), AppPhone)]

    def _app_for(self, link: str) -> tuple[str, AppPhone | ScanningPhone]:
        key = next(key for key, opens in self.apps.items() if link.startswith(opens))
        return key, self.handset.app(key)
