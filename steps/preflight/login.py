"""A login of somebody who has a method bound: the second step, the trust question, the mailbox."""

from steps.devices.device import Device
from steps.methods import Sent, bound, by_key, exercised
from steps.methods.base import Method
from steps.people.actors import Missing, Person
from steps.preflight.looking import Look
from steps.preflight.passwords import enter_rightly
from steps.scene import Scene
from steps.screens import mailbox as inside
from steps.screens.codes import SecondStep
from steps.screens.finder import text
from steps.screens.letters import read_once_there
from steps.screens.places import Outcome, Place
from steps.screens.seeing import see_at_once, see_outcome
from steps.ways.beforehand import bind_beforehand
from steps.ways.login import log_in_again
from steps.ways.putting_off import judged
from steps.ways.requests.observed import look_further


def bind_first(scene: Scene, look: Look, person: Person, method: Method) -> None:
    """Bind a method beforehand, by the hook or through the screens."""
    hook = scene.target.ixit.hooks.bind
    how = hook.url if hook else "through the screens, without hooks.bind"
    with look.attempt(f"{look.name_of(method)} bound beforehand", how):
        bind_beforehand(scene, person, person.mailbox, method)
        if hook:
            look.found("hooks.bind", hook.url)


def look_at_login(scene: Scene, look: Look, person: Person) -> None:
    """Look at the second step, pass it by what is bound, and go into the mailbox."""
    device, method = enter_rightly(scene, look, person), by_key(person.main_method)
    look.for_screen(device, Place.SECOND_STEP)
    with look.attempt(f"a login by {look.name_of(method)}", "gateways, ics.codes.pattern"):
        _question(look, device, method)
        came_to = _answer(scene, look, device, person, method)
        if came_to.refusal:
            raise Missing(f"the right answer led to {came_to}")
    _inside(scene, look, device, person)


def look_at_choice(scene: Scene, look: Look, person: Person) -> None:
    """Look at the choice of methods at the second step, with all bound: the hook can do that alone."""
    device = scene.browsers.used_by(person.name)
    if scene.target.ixit.hooks.bind is None:
        return
    for method in exercised(scene.target):
        if method.key not in person.bound:
            bind_first(scene, look, person, method)
    for method in bound(person):
        log_in_again(device, person)
        look.for_screen(device, Place.SECOND_STEP)
        with look.attempt(f"the second step by {look.name_of(method)}"):
            question = SecondStep(device)
            question.open_choice(method.key)
            if len(person.bound) > 1:
                look.for_press("second_step.choose", question.labels.choose, question.choice(method.key))
            _question(look, device, method)


def _question(look: Look, device: Device, method: Method) -> None:
    question = SecondStep(device)
    question.choose(method.key)
    tells = question.labels.by(method.key)
    look.for_thing(f"second_step.by_{method.key}", tells, text(question.scope, tells).first)
    look.for_words(device, Place.SECOND_STEP, *method.own_words, "trust_box")
    look.for_what_may_be(device, Place.SECOND_STEP, "scan", "cancel")


def _answer(scene: Scene, look: Look, device: Device, person: Person, method: Method) -> Outcome:
    if not isinstance(method, Sent):
        method.prove(scene, device, person, person.bound[method.key])
        return see_outcome(device, leaving=Place.SECOND_STEP)
    method.choose(device)
    look.for_words(device, Place.SECOND_STEP, "send")
    code = method.ask(scene, device, person)
    look.for_words(device, Place.SECOND_STEP, "code", "confirm", "resend")
    if _outlives_the_clock(scene, look, device, code):
        if see_at_once(device) is not Place.SECOND_STEP:
            log_in_again(device, person)
        code = method.ask(scene, device, person)
    return judged(scene, device, Place.SECOND_STEP, lambda: method.answer(scene, device, person, code))


def _outlives_the_clock(scene: Scene, look: Look, device: Device, code: str) -> bool:
    """Have the hook move the clock past a code's life, and look whether it is refused; False: no hook can."""
    hook, life = scene.target.ixit.hooks.advance_clock, scene.target.ics.codes.life_minutes
    if not hook or not life or scene.target.ixit.clock != "hook":
        return False
    scene.clock.pass_time(scene.target.ics.codes.seconds_to_end)
    SecondStep(device).enter(code)
    came_to = see_outcome(device, leaving=Place.SECOND_STEP)
    if came_to.accepted:
        raise Missing(
            f"a code was taken {life} minutes later: hooks.advance_clock does not move its life, "
            "or ics.codes.life_minutes is too short"
        )
    look.found("hooks.advance_clock", hook.url)
    return True


def _inside(scene: Scene, look: Look, device: Device, person: Person) -> None:
    if scene.target.ixit.screens.trust.landmark:
        look.for_screen(device, Place.TRUST, "trust", "later")
        inside.later(device)
    look.for_screen(device, Place.WELCOME, "inbox", "avatar", "gear", "sign_out")
    with look.attempt("the mailbox's letter", "accounts, hooks.create_person: {letter}"):
        inside.open_inbox(device)
        read_once_there(device, person.mailbox.letter)
    for part in scene.target.ixit.screens.welcome.further:
        with look.attempt("welcome.further", part):
            look_further(device, part, person.mailbox)
