"""A forgotten password, replaced by its holder, or by somebody who only says so."""

import re
from collections.abc import Mapping

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods.sms import SMS
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.forgotten import Forgotten
from steps.screens.places import Place
from steps.ways.attacks.forging import forged, put
from steps.ways.attacks.sending import sent_instead, withheld
from steps.ways.login import need_the_portals_screens
from steps.ways.messages import arrived, code_number, wrong_code
from steps.ways.putting_off import too_many
from steps.ways.questions import foreign_code
from steps.ways.refused_logins import come_to
from steps.ways.requests.message import Message
from steps.ways.requests.renewal import Renewal
from steps.ways.requests.repeating import submitted
from steps.ways.requests.sending import of_exchange, send
from steps.words.attacks import Forgery
from steps.words.codes import Code

HOUR = 3600


def wanted(person: Person) -> str:
    """The password that is to take the place of the one that a person has."""
    return f"{person.password}New1"


def say_forgotten(device: Device, account: str) -> Forgotten:
    """Say at the portal that the password of an account is forgotten; the form that asks for the code."""
    need_the_portals_screens(device)
    device.begin_login()
    place = come_to(device, "portal")
    if place is not Place.PORTAL_LOGIN:
        raise Missing(f"no login was reached; the browser shows {place}")
    form = Forgotten(device)
    form.open()
    form.ask_code(account)
    return form


def sent_code(scene: Scene, device: Device, person: Person) -> tuple[Forgotten, str]:
    """Say that one has forgotten the password; the form that asks for the code, and the code that came."""
    number = person.bound[SMS.key]
    before = len(arrived(scene, number))
    if before:
        scene.clock.pass_time(scene.target.ics.codes.resend_seconds)
    scene.clock.before_code(number)
    form = say_forgotten(device, person.login)
    return form, code_number(scene, number, before + 1)


def replace_forgotten(scene: Scene, device: Device, person: Person) -> None:
    """Replace the password, and note since when."""
    form, code = sent_code(scene, device, person)
    scene.facts.replaced_at = device.wire.mark()
    form.enter(code, wanted(person))
    person.former_password, person.password = person.password, wanted(person)


def try_to_replace(scene: Scene, device: Device, person: Person, which: Code) -> None:
    """Enter another code than the one that came for this."""
    form, right = sent_code(scene, device, person)
    codes: Mapping[Code, str] = {
        Code.WRONG: wrong_code(right),
        Code.WAITING: scene.facts.waiting_answer if which is Code.WAITING else "",
        Code.FOREIGN: foreign_code(scene) if which is Code.FOREIGN else "",
    }
    form.enter(codes[which], wanted(person))


def replace_late(scene: Scene, device: Device, person: Person) -> None:
    """Enter the right code an hour after it came."""
    form, code = sent_code(scene, device, person)
    scene.clock.pass_time(HOUR)
    form.enter(code, wanted(person))


def guess_code(scene: Scene, device: Device, person: Person) -> None:
    """Enter as many wrong codes as are claimed, and the right one, as long as one is asked for.

    Raises NotRun where a try is put off: guessing is slowed down instead.
    """
    form, right = sent_code(scene, device, person)
    too_soon = scene.target.ixit.screens.messages.of("too_soon")
    count = scene.target.ics.codes.tries or scene.target.ics.codes.wrong_that_void
    for code in (*[wrong_code(right)] * count, right):
        mark = device.wire.mark()
        if form.asks_for_code():
            form.enter(code, wanted(person))
        if too_many(device, mark) or any(words in form.shown() for words in too_soon):
            raise NotRun("tries of codes for a forgotten password are put off, and not bounded in number")


def replace_again(scene: Scene, device: Device, person: Person) -> None:
    """Repeat the request that replaced the password, with another one in its place."""
    exchange = submitted(device, scene.facts.replaced_at, person.password)
    message = of_exchange(exchange, {}).changed(put(person.password, wanted(person)))
    send(device, Renewal(device).of(message), {})


def replace_anothers(scene: Scene, device: Device, person: Person, owner: Person) -> None:
    """Replace the password with one's own code, and name another in the request that does so.

    Raises NotRun where that request does not name anybody.
    """
    form, code = sent_code(scene, device, person)
    named = []

    def change(message: Message) -> Message:
        new = message.changed(put(person.login, owner.login))
        named.append(new != message)
        return new

    sent_instead(device, wanted(owner), change, lambda: form.enter(code, wanted(owner)))
    if not any(named):
        raise NotRun("the request that replaces the password does not name the account")


def forge_replacing(scene: Scene, device: Device, person: Person, how: Forgery) -> None:
    """Send the request that replaces the password in every way of this forgery."""
    form, right = sent_code(scene, device, person)
    typed = wrong_code(right)
    message = withheld(device, typed, lambda: form.enter(typed, wanted(person)))
    renewal = Renewal(device)
    for _, new in forged(message, (typed, right), how):
        send(device, renewal.of(new), {})


def told_of(device: Device, account: str) -> str:
    """What is said where the password of an account is said to be forgotten, without its name and digits."""
    return re.sub(r"\d+", "…", say_forgotten(device, account).shown().replace(account, "…"))
