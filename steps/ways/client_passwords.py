"""Client passwords: made and withdrawn by the profile's hooks."""

import msgspec

from conformance.judging.verdict import NotRun
from conformance.profile.hooks import HookFailed
from steps.people.actors import Person
from steps.stage import Stage


class Made(msgspec.Struct):
    """What is answered for a client password."""

    password: str


def make_client_password(stage: Stage, person: Person) -> None:
    """Have the deployment make one for the person's mailbox; raises HookFailed."""
    hook = stage.target.ixit.hooks.client_password
    assert hook, "the profile was checked for C.client-password"
    answer = stage.call(hook, {"login": person.login, "address": person.mailbox.address})
    try:
        person.client_password = msgspec.json.decode(answer, type=Made).password
    except (msgspec.DecodeError, RecursionError) as error:
        raise HookFailed(f"ixit.hooks.client_password was not answered by a password: {error}") from None


def withdraw_client_password(stage: Stage, person: Person) -> None:
    """Have the deployment withdraw the one that was made, if there is one and a hook can; HookFailed."""
    hook = stage.target.ixit.hooks.withdraw_client_password
    if hook and person.client_password:
        values = {"login": person.login, "address": person.mailbox.address}
        stage.call(hook, {**values, "password": person.client_password})


def need_withdrawal(stage: Stage) -> None:
    """Raise NotRun where no hook withdraws a client password."""
    if stage.target.ixit.hooks.withdraw_client_password is None:
        raise NotRun("the profile has no hook that withdraws a client password")
