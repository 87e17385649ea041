"""What a profile says of accounts and lacks: where people come from, and how they sign in."""

from collections import Counter
from collections.abc import Iterator

from conformance.profile.accounts import Accounts, PoolPerson
from conformance.profile.ics import Ics
from conformance.profile.ixit import Ixit
from conformance.profile.phones import E164


def unaccounted(ics: Ics, ixit: Ixit) -> Iterator[str]:
    """Yield a line for each thing that is missing for people to be had, and to sign in."""
    accounts = ixit.accounts
    if accounts.come_from == "control" and ixit.hooks.create_person is None:
        yield (
            "ixit.hooks.create_person is missing: name it, or let ixit.accounts.come_from be "
            '"pool" or "command"'
        )
    if accounts.come_from == "command" and not accounts.command:
        yield 'ixit.accounts.come_from is "command", but ixit.accounts.command is empty: name the program'
    if ixit.sign_in == ():
        yield 'ixit.sign_in = []: name the program, or give "screens"'
    if accounts.come_from == "control" and ics.second_mailbox and ixit.hooks.add_mailbox is None:
        yield "ics.second_mailbox is true, but ixit.hooks.add_mailbox is missing: say how one is added"
    if accounts.come_from == "pool":
        yield from _pool(ics, accounts)


def _pool(ics: Ics, accounts: Accounts) -> Iterator[str]:
    if not accounts.pool:
        yield 'ixit.accounts.come_from is "pool", but ixit.accounts.pool is empty: list who may be lent'
    if not accounts.folder:
        yield 'ixit.accounts.come_from is "pool", but ixit.accounts.folder is empty: name a folder'
    if accounts.pool and ics.second_mailbox and all(len(one.mailboxes) < 2 for one in accounts.pool):
        yield "ics.second_mailbox is true, but nobody in ixit.accounts.pool has two mailboxes"
    for one in accounts.pool:
        where = f"ixit.accounts.pool, {one.login}"
        yield from (f"{where}: {line}" for line in _person(one, "backup" in ics.exercised()))
    used = Counter(thing for one in accounts.pool for thing in _own(one))
    for thing in (thing for thing, times in used.items() if times > 1):
        yield f"ixit.accounts.pool: {thing} stands there more than once; each person needs their own"


def _person(one: PoolPerson, backup: bool) -> Iterator[str]:
    if not 1 <= len(one.mailboxes) <= 2:
        yield f"mailboxes has {len(one.mailboxes)} of them: give one or two"
    for number in (one.number, one.new_number):
        if not E164.fullmatch(number):
            yield f"{number!r} is no number in E.164: give one such as +8613900000000"
    if backup and not one.backup:
        yield "backup is missing: give an address, or leave backup out of ics.methods"
    if bool(one.password_env) == bool(one.password_file):
        yield "give either password_env or password_file"
        return
    try:
        one.password()
    except LookupError as lacking:
        yield str(lacking)


def _own(one: PoolPerson) -> list[str]:
    """What nobody else may have."""
    things = [one.login, one.number, one.new_number, one.backup]
    return [thing for thing in [*things, *(mailbox.address for mailbox in one.mailboxes)] if thing]
