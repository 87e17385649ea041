"""What a person does with the app 论客: pairing it, and answering its pushes (G6.10)."""

from contextlib import suppress

from steps.devices.device import Device
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.codes import SecondStep
from steps.screens.qr import wait_for_qr
from steps.ways.messages import arrived


def pair(scene: Scene, device: Device, person: Person) -> None:
    """Scan the QR code on the screen with this person's app."""
    person.app_link = wait_for_qr(device, scene.handset)
    scene.handset.app_pair(person.app_link, person.app)


def paired_beforehand(scene: Scene, person: Person) -> str:
    """Pair this person's app; returns what the deployment is to be told: the pairing's id and secret."""
    secret = scene.cast.made_up.secret()
    person.app_link = f"lunkr://pair?secret={secret}"
    return f"{scene.handset.app_paired_beforehand(person.app, secret)}.{secret}"


def ask_push(scene: Scene, device: Device, app: str) -> str:
    """Ask for a push at the second step, and wait for it on this app; raises Missing when none comes."""
    before = len(arrived(scene, app))
    SecondStep(device).ask_push()
    try:
        return scene.arrivals.next_at(app, before, scene.target.ixit.waits.message)
    except TimeoutError:
        raise Missing("no push came to the app") from None


def approve_if_possible(scene: Scene, push: str, app: str) -> None:
    """Approve a push that may be too old, or of a pairing that has ended."""
    with suppress(LookupError):
        scene.handset.app_answer(push, app, approved=True)
