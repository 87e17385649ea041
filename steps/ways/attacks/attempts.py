"""What somebody tries at a gate by requests of their own: forged codes, claims, answers before their time."""

from steps.devices.device import Device
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.ways.attacks.claiming import headers
from steps.ways.attacks.forging import forged
from steps.ways.attacks.sending import ask_each, of_exchange, submit_each, withheld
from steps.ways.messages import wrong_code
from steps.ways.questions import held_code, question
from steps.ways.requests.observed import observed
from steps.ways.requests.repeating import data_of, repeat_data_requests
from steps.words.attacks import Claim, Forgery


def forge_code(scene: Scene, device: Device, person: Person, how: Forgery) -> None:
    """Send what carries the code to the deployment in every way of this forgery; the page sends none of it.

    Raises NotRun where no request says the code readably, or this kind of request cannot be forged so.
    """
    right = held_code(scene, device, person)
    typed = wrong_code(right)
    form = question(device)
    message = withheld(device, typed, lambda: form.enter(typed))
    ways = forged(message, (typed, right), how)
    most = scene.target.ics.codes.tries
    allowed = ways if most is None else ways[: max(1, most - 1)]
    submit_each(scene, device, person, ((what, new, {}) for what, new in allowed))


def ask_claiming(scene: Scene, device: Device, person: Person, claim: Claim) -> None:
    """Make a mailbox's data requests for this person's, each in every way of this claim."""
    known = observed(scene)
    replacing = data_of(known, device, person, person.mailbox)
    messages = [of_exchange(exchange, replacing) for exchange in known.data]
    if not messages:
        raise Missing("nothing that a mailbox's owner looked at carried the mailbox's letter")
    ask_each(
        device,
        person.mailbox,
        (
            (what, message, more)
            for message in messages
            for what, more in headers(claim, device, person, message.url)
        ),
    )
    repeat_data_requests(scene, device, person, person.mailbox)
