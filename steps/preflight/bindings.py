"""The page asking to bind a method, or the settings where there is none, and where each is bound."""

from functools import partial

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods import SMS, Sent, exercised
from steps.methods.base import Method
from steps.people.actors import NothingCame, Person
from steps.preflight.looking import Look
from steps.preflight.passwords import enter_rightly
from steps.scene import Scene
from steps.screens.places import Place
from steps.screens.seeing import see_outcome
from steps.ways.binding import choose_binding
from steps.ways.login import enter
from steps.ways.messages import wrong_code
from steps.ways.putting_off import judged
from steps.ways.settings import open_two_step

FORM = ("code", "confirm", "cancel")
LETTERS = "abcdefghijk"
"""What is no number."""


def look_at_bindings(scene: Scene, look: Look, person: Person) -> None:
    """Look at the page asking to bind a method, if there is one, and where each is bound; none is."""
    device, is_forced = enter_rightly(scene, look, person), scene.target.ixit.screens.forced.landmark
    if is_forced:
        look.for_screen(device, Place.FORCED, "bind", "later_logins", "help_centre", "administrator")
        if scene.target.ics.one_number_rule:
            look.for_words(device, Place.FORCED, "one_number")
    for method in exercised(scene.target):
        key = "forced.bind" if is_forced else "two_step_settings.bind"
        with look.attempt(f"the binding of {look.name_of(method)}", key):
            _open_list(scene, device, person)
            if is_forced:
                look.for_row(device, method)
            choose_binding(scene, device, person, method)
            look.for_screen(device, method.place, *method.shown_first)
            _begin(scene, look, device, person, method)


def look_at_taken(scene: Scene, look: Look, person: Person, holder: Person) -> None:
    """Look at what is said of a number or an account that another mailbox has; the person binds nothing."""
    device = scene.browsers.used_by(person.name)
    for method in exercised(scene.target):
        if method.taken_message and method.key in holder.bound:
            with look.attempt(f"{look.name_of(method)} of another mailbox"):
                _open_list(scene, device, person)
                choose_binding(scene, device, person, method)
                try:
                    came_to = method.fill_in(scene, device, person, holder.bound[method.key])
                except NothingCame as nothing:
                    raise NotRun(f"{nothing}; scenarios tell whether that is the refusal") from nothing
                look.for_refusal(method.taken_message, "what another mailbox has", came_to)


def _open_list(scene: Scene, device: Device, person: Person) -> None:
    """Come to where the methods are listed: where the login leads by itself, else in the settings."""
    if enter(device, person) is not Place.FORCED:
        open_two_step(scene, device, person)


def _begin(scene: Scene, look: Look, device: Device, person: Person, method: Method) -> None:
    """Have the screen give what completes the binding: a code that is sent, or a QR code."""
    if method is SMS:
        with look.attempt("letters in the place of a number"):
            SMS.form(device).ask_code(LETTERS)
            look.for_refusal("not_a_number", "letters", see_outcome(device, leaving=SMS.place))
    with look.attempt(f"what {look.name_of(method)} sends or shows", "gateways, ics.codes.pattern"):
        given = method.begin(scene, device, person)
        if method.form(device):
            look.for_screen(device, method.place, *FORM)
        if isinstance(method, Sent):
            look.for_what_may_be(device, method.place, "resend")
            wrong = partial(method.form(device).enter, wrong_code(given))
            look.for_refusal("wrong_code", "a wrong code", judged(scene, device, method.place, wrong))
