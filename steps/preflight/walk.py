"""The walk of a preflight: every screen that can be come to, one account having its methods bound."""

from steps.methods import handiest
from steps.people.actors import Person
from steps.preflight.bindings import look_at_bindings, look_at_taken
from steps.preflight.doors import look_at_applications, look_at_doors
from steps.preflight.hooks import look_at_hooks
from steps.preflight.login import bind_first, look_at_choice, look_at_login
from steps.preflight.looking import Look
from steps.preflight.settings import look_at_each_step_up, look_at_settings
from steps.scene import Scene


def walk(scene: Scene, look: Look) -> None:
    """Look at everything, each part even if another one failed."""
    if people := _two_people(scene, look):
        _walk(scene, look, *people)


def _two_people(scene: Scene, look: Look) -> tuple[Person, Person] | None:
    with look.attempt("accounts", scene.target.ixit.accounts.come_from):
        people = scene.cast.person("Wang"), scene.cast.person("Li")
        if hook := scene.target.ixit.hooks.create_person:
            look.found("hooks.create_person", hook.url)
        return people
    return None


def _walk(scene: Scene, look: Look, newcomer: Person, holder: Person) -> None:
    look_at_doors(scene, look, newcomer)
    with look.attempt("addresses.mail", scene.target.ixit.addresses.mail):
        look_at_bindings(scene, look, newcomer)
    bind_first(scene, look, holder, handiest(scene.target))
    if not holder.bound:
        return
    with look.attempt("the second step, and what follows"):
        look_at_login(scene, look, holder)
    with look.attempt("the portal's applications"):
        look_at_applications(scene, look, holder)
    with look.attempt("the way to the settings"):
        look_at_settings(scene, look, holder)
    with look.attempt("the choice at the second step"):
        look_at_choice(scene, look, holder)
    look_at_taken(scene, look, newcomer, holder)
    look_at_each_step_up(scene, look, holder)
    look_at_hooks(scene, look, holder)
