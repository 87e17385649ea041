"""What an administrator does for somebody: takes off a mailbox's methods, replaces a forgotten password."""

from steps.people.actors import Person
from steps.scene import Scene


def reset(scene: Scene, person: Person) -> None:
    """Free the person's mailbox of all its methods (ixit.hooks.reset); raises HookFailed."""
    hook = scene.target.ixit.hooks.reset
    assert hook, "the profile was checked for C.admin-reset"
    scene.stage.call(hook, {"address": person.mailbox.address})
    person.mailbox.bound.clear()


def give_new_password(scene: Scene, person: Person) -> None:
    """Replace the person's password (ixit.hooks.set_password); raises HookFailed."""
    hook = scene.target.ixit.hooks.set_password
    assert hook, "the profile was checked for ics.new_password"
    person.former_password, person.password = person.password, f"{person.password}New1"
    values = {"login": person.login, "address": person.mailbox.address, "password": person.password}
    scene.stage.call(hook, values)
