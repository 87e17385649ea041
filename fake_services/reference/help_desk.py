"""What an administrator does for somebody: a mailbox's methods reset, a new password."""

from dataclasses import dataclass

from fake_services.reference.accounts import Accounts
from fake_services.reference.mail.call import Mail
from fake_services.reference.methods import of
from fake_services.reference.portal.sessions import Sessions as PortalSessions
from fake_services.reference.records import Binding, Method, Place

NEW_PASSWORD = "您的密码已更换"
RESET = "您的二次验证方式已被管理员重置"


@dataclass(frozen=True)
class HelpDesk:
    """The administrator's means."""

    mail: Mail
    accounts: Accounts
    portal: PortalSessions

    async def reset(self, address: str, method: Method | None = None) -> None:
        """End a mailbox's binding of a method, or all it has: its holder lost the phone (C.admin-reset)."""
        ended = self._unbind(address, Place.RESET, method)
        self._changed(address, Place.RESET)
        for binding in ended:
            await of(binding.method).ended(self.mail, binding, Place.RESET)

    def set_password(self, login: str, password: str, place: Place = Place.PASSWORD) -> None:
        """Give a person a new password; the methods stay what they are (ASVS-6.4.3)."""
        self.accounts.change(login, password)
        self.portal.end_of(login)
        for address in self.mail.policy.password_reaches(self.mail.store.mailboxes(login)):
            if not self.mail.policy.password_keeps_methods():
                self._unbind(address, place)
            self._changed(address, place)

    def _unbind(self, address: str, place: Place, method: Method | None = None) -> list[Binding]:
        ended = []
        for binding in self.mail.store.bindings():
            mine = binding.address == address and binding.in_force and method in (None, binding.method)
            if mine and self.mail.policy.ends(binding, place):
                self.mail.store.end(binding, self.mail.clock.now())
                ended.append(binding)
        return ended

    def _changed(self, address: str, place: Place) -> None:
        if self.mail.policy.tells_of_change(place):
            told = RESET if place is Place.RESET else NEW_PASSWORD
            self.mail.store.add_letter(address, told, self.mail.clock.now())
        if self.mail.policy.ends_client_passwords(place):
            self.mail.store.withdraw_client_passwords(address)
        if self.mail.policy.voids_trust(place):
            self.mail.store.void_trust(address)
        if self.mail.policy.ends_other_sessions(place):
            self.mail.sessions.end_others(None, address)
