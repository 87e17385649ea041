"""People who were made beforehand, lent to one scenario at a time (ixit.accounts.pool)."""

from collections.abc import Callable, Collection
from pathlib import Path

from conformance.judging.redaction import Redactor
from conformance.judging.verdict import NotRun
from conformance.profile import PoolPerson
from steps.methods import belongings, given
from steps.people.accounts.leases import Kept, Lease, lease
from steps.people.actors import Belonging, Mailbox, Person
from steps.people.made_up import MadeUp
from steps.stage import Stage
from steps.witness import secrets_of

LENGTH = 200
"""Characters of a reason that are told."""
Freeing = Callable[[Person], None]
"""Unbinds whatever is bound to a person's mailboxes; raises Exception when it cannot."""


class Pool:
    """Lends people out; whoever comes back, or was left bound by an earlier run, is freed first.

    Who cannot be freed is set aside, by name, until this run ends.
    """

    def __init__(self, stage: Stage, free: Freeing) -> None:
        self._stage = stage
        self._free = free
        self._accounts = stage.target.ixit.accounts
        self._lent: dict[str, Lease] = {}
        self._aside: dict[str, str] = {}

    def begin(self, made_up: MadeUp) -> None:
        """Free those whom an earlier run left bound, if they are not lent to another one."""
        for one in self._accounts.pool:
            if self._lend(one):
                self._return(self._made(one.login, one, len(one.mailboxes), made_up))

    def person(self, name: str, made_up: MadeUp, two: bool) -> Person:
        """Somebody who is not lent; people with two mailboxes are kept for scenarios about them."""
        for one in sorted(self._accounts.pool, key=lambda one: len(one.mailboxes), reverse=two):
            if self._lend(one) and self._is_free(one):
                person = self._made(name, one, 1, made_up)
                self._remember(person, clean=False)
                return person
        raise NotRun(f"the pool has nobody left to play {name}: {self._whereabouts()}")

    def add_mailbox(self, person: Person, made_up: MadeUp) -> Mailbox:
        """The second one of the profile."""
        others = self._of(person).mailboxes[1:]
        if not others:
            raise NotRun(f"{person.login} of the pool has one mailbox, two are needed")
        return Mailbox(others[0].address, others[0].letter)

    def take_back(self, people: Collection[Person]) -> None:
        """Free each of them, or remember what is bound, where this world is dead."""
        for person in people:
            person.password = self._of(person).password()
            self._remember(person, clean=False)
            self._return(person)

    def close(self) -> list[str]:
        """Who was set aside, and why."""
        return [f"{login} of the pool was set aside: {why}" for login, why in self._aside.items()]

    def _lend(self, one: PoolPerson) -> bool:
        if one.login in self._lent or one.login in self._aside:
            return False
        got = lease(Path(self._accounts.folder), one.login)
        if got:
            self._lent[one.login] = got
        return got is not None

    def _is_free(self, one: PoolPerson) -> bool:
        """Whether somebody who was just lent has nothing bound; else they are set aside."""
        if not self._kept(one).clean:
            self._aside[one.login] = "another run left them bound just now; the next one frees them"
            self._lent.pop(one.login).close()
        return one.login in self._lent

    def _return(self, person: Person) -> None:
        """Free a person, unless they are known to be free, and let others be lent them."""
        if not self._kept(self._of(person)).clean and not self._stage.around.dead():
            try:
                self._free(person)
                self._remember(person, clean=True)
            except Exception as trouble:  # whatever it is, somebody else may do
                said = " ".join(Redactor(dict(secrets_of(person)))(str(trouble)).split())
                self._aside[person.login] = said[:LENGTH] or type(trouble).__name__
        self._lent.pop(person.login).close()

    def _kept(self, one: PoolPerson) -> Kept:
        kept = self._lent[one.login].read()
        return kept or Kept(clean=not one.bound, bound=[one.bound])

    def _made(self, name: str, one: PoolPerson, mailboxes: int, made_up: MadeUp) -> Person:
        known = self._kept(one)
        bound = [*known.bound, {}, {}]
        had = {method: Belonging(value) for method, value in bound[0].items()} | known.own
        had |= given(one.number, one.new_number, one.backup)
        return Person(
            name=name,
            login=one.login,
            password=one.password(),
            mailboxes=[
                Mailbox(there.address, there.letter, dict(was))
                for there, was in zip(one.mailboxes[:mailboxes], bound, strict=False)
            ],
            own=belongings(name, made_up, self._stage.handset, had),
        )

    def _remember(self, person: Person, clean: bool) -> None:
        bound = [] if clean else [mailbox.bound for mailbox in person.mailboxes]
        self._lent[person.login].write(Kept(person.own, clean, bound))

    def _of(self, person: Person) -> PoolPerson:
        return next(one for one in self._accounts.pool if one.login == person.login)

    def _whereabouts(self) -> str:
        pool = len(self._accounts.pool)
        others = pool - len(self._lent) - len(self._aside)
        aside = "".join(f"; {line}" for line in self.close())
        return f"of {pool} in it {len(self._lent)} play here, {others} elsewhere{aside}"
