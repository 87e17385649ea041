"""Client passwords, and what mail programs sign in with."""

import secrets
import string
from collections import defaultdict

from fake_services.clock import Clock
from fake_services.reference.accounts import LIGHT, NOBODY, matches
from fake_services.reference.policy import Policy
from fake_services.reference.records import ClientPassword, ProgramLogin, Protocol
from fake_services.reference.store import Store

MADE = "您的邮箱新增了客户端专用密码"


class ClientPasswords:
    """Makes and withdraws client passwords, and signs mail programs in."""

    def __init__(self, store: Store, policy: Policy, clock: Clock) -> None:
        self._store = store
        self._policy = policy
        self._clock = clock
        self._wrong: dict[str, list[float]] = defaultdict(list)

    def make(self, address: str) -> str:
        """Make a client password for a mailbox, 16 random letters; raises Taken if there is none."""
        password = "".join(secrets.choice(string.ascii_lowercase) for _ in range(16))
        self._store.add_client_password(address, LIGHT.hash(password))
        if self._policy.tells_of_client_password():
            self._store.add_letter(address, MADE, self._clock.now())
        return password

    def withdraw(self, address: str, password: str) -> None:
        """Withdraw a client password of a mailbox, if it has such a one."""
        for one in self._store.client_passwords():
            if one.address == address and matches(one.hashed, password):
                self._store.withdraw_client_password(one.number)

    def called(self, name: str) -> str:
        """The address of the mailbox that a mail program calls so."""
        return self._policy.called_by_program(name)

    def open(self, protocol: Protocol, address: str, password: str, mechanism: str = "LOGIN") -> bool:
        """Tell whether a mail program may have the mailbox; not, if too many passwords were wrong."""
        now = self._clock.now()
        if not self._policy.may_try_in_program(self._wrong[address], now):
            return False
        if self._opens(protocol, address, password, mechanism):
            return True
        self._wrong[address].append(now)
        return False

    def _opens(self, protocol: Protocol, address: str, password: str, mechanism: str) -> bool:
        """Tell whether this password opens the mailbox now."""
        owner = self._store.owner(address)
        _, hashed = (self._store.person(owner) if owner else None) or ("", NOBODY)
        bound = any(self._policy.serves(one) for one in self._store.bindings() if one.address == address)
        by_client = any(matches(one.hashed, password) for one in self._serving(address, protocol))
        program = ProgramLogin(protocol, matches(hashed, password), by_client, bound, mechanism)
        return bool(owner) and self._policy.opens_program(program)

    def may_go_on(self, protocol: Protocol, address: str, password: str, mechanism: str) -> bool:
        """Tell whether a connection that was signed in by this password is served any longer."""
        return self._policy.outlives_its_password() or self._opens(protocol, address, password, mechanism)

    def may_act_as(self, address: str, wanted: str) -> bool:
        """Tell whether who gave this mailbox's password may have that one."""
        return self._policy.acts_as(address, wanted)

    def _serving(self, address: str, protocol: Protocol) -> list[ClientPassword]:
        mine = [address]
        if self._policy.serves_holders_others():
            mine += self._store.mailboxes(self._store.owner(address) or "")
        kept = self._store.client_passwords()
        return [one for one in kept if any(self._policy.serves_programs(one, its, protocol) for its in mine)]
