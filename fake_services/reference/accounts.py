"""Accounts and their passwords: the campus directory on the store."""

from collections import defaultdict

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from fake_services.clock import Clock
from fake_services.reference.people import Person, Standing
from fake_services.reference.policy import Policy
from fake_services.reference.records import Door
from fake_services.reference.store import Store

LIGHT = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)
"""Argon2id with far lighter parameters than a deployment needs: thousands of people a test run."""
NOBODY = LIGHT.hash("")


class Accounts:
    """Signs people in; implements `People`."""

    def __init__(self, store: Store, policy: Policy, clock: Clock) -> None:
        self._store = store
        self._policy = policy
        self._clock = clock
        self._wrong: dict[str, list[float]] = defaultdict(list)
        self._right: dict[str, list[float]] = defaultdict(list)
        self._former: dict[str, str] = {}

    def add(self, login: str, name: str, password: str) -> None:
        """Add a person; raises Taken."""
        self._store.add_person(login, name, LIGHT.hash(password))

    def change(self, login: str, password: str) -> None:
        """Give a person a new password."""
        _, self._former[login] = self._store.person(login) or ("", NOBODY)
        self._store.set_password(login, LIGHT.hash(password))

    def sign_in(self, login: str, password: str, door: Door = Door.PORTAL) -> Person | None:
        """Return the person whose password this is; None if it is not, or if too many were tried.

        The person is called as they call themselves. An unknown login takes as long as a wrong password.
        """
        now, account = self._clock.now(), self._policy.named(login, Door.PORTAL)
        if self._is_locked(login) or self._is_hasty(login):
            return None
        name, hashed = self._store.person(account) or ("", NOBODY)
        former = self._policy.former_opens(door) and matches(self._former.get(account, NOBODY), password)
        fits = matches(hashed, password) or former or self._is_client_password(account, password)
        opens = self._policy.password_opens(fits, password, door)
        if name and opens:
            self._right[account].append(now)
            return Person(login, name)
        self._wrong[account].append(now)
        return None

    def standing(self, login: str, password: str) -> Standing:
        """Return what is so of an account and a password that did not open it."""
        name, hashed = self._store.person(login) or ("", NOBODY)
        return Standing(bool(name), self._is_locked(login), matches(hashed, password), self._is_hasty(login))

    def _is_hasty(self, login: str) -> bool:
        """Tell whether it was signed in to so often that nobody is let in just now."""
        account = self._policy.named(login, Door.PORTAL)
        return not self._policy.may_sign_in(self._right[account], self._clock.now())

    def _is_locked(self, login: str) -> bool:
        """Tell whether so many passwords were tried that none opens it for now."""
        account = self._policy.named(login, Door.PORTAL)
        return not self._policy.may_try_password(self._wrong[account], self._clock.now())

    def _is_client_password(self, login: str, password: str) -> bool:
        if not self._policy.client_password_opens_web():
            return False
        mine = self._store.mailboxes(login)
        kept = (one for one in self._store.client_passwords() if one.address in mine)
        return any(matches(one.hashed, password) for one in kept)


def matches(hashed: str, password: str) -> bool:
    """Tell whether this is the hash of the password."""
    try:
        return LIGHT.verify(hashed, password)
    except VerifyMismatchError:
        return False
