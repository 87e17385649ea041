"""The walk of a preflight: every screen that can be seen without binding or changing anything."""

from steps.devices.mail_client import sign_in
from steps.methods import SMS, exercised
from steps.methods.sms import as_typed
from steps.people.actors import Person
from steps.preflight.looking import Look
from steps.scene import Scene
from steps.screens import logins
from steps.screens import mailbox as inside
from steps.screens.codes import SmsBinding, StepUp, device_name
from steps.screens.finder import control
from steps.screens.methods import SettingsRow
from steps.screens.places import Place
from steps.screens.seeing import see, see_outcome
from steps.ways.beforehand import bind_beforehand
from steps.ways.binding import choose_binding
from steps.ways.login import enter, sign_in_here
from steps.ways.mail_programs import server_of

CODE_FORM = ("code", "confirm", "cancel")


def walk(scene: Scene, look: Look) -> None:
    """Look at everything, each part even if another one failed."""
    addresses, hooks = scene.target.ixit.addresses, scene.target.ixit.hooks
    with look.attempt("accounts", scene.target.ixit.accounts.come_from):
        newcomer, holder = scene.cast.person("Wang"), scene.cast.person("Li")
    if not scene.cast.people:
        return
    if "portal" in scene.target.ics.doors:
        with look.attempt("addresses.portal", addresses.portal):
            _portal(scene, look, newcomer)
    if "direct" in scene.target.ics.doors:
        with look.attempt("addresses.direct", addresses.direct):
            device = scene.browsers.used_by("Wang")
            device.visit(addresses.direct)
            look.for_screen(device, Place.MAIL_LOGIN, "username", "password", "submit")
    with look.attempt("addresses.mail", addresses.mail):
        _bindings(scene, look, newcomer)
    _mail_programs(scene, look, newcomer)
    if hooks.bind is None:
        return
    with look.attempt("hooks.bind", hooks.bind.url):
        bind_beforehand(scene, holder, holder.mailbox, SMS)
    with look.attempt("a login by SMS", "ixit.people.number"):
        _login(scene, look, holder)
        _settings(scene, look)


def _portal(scene: Scene, look: Look, person: Person) -> None:
    device = scene.browsers.used_by(person.name)
    device.visit(scene.target.ixit.addresses.portal)
    look.for_screen(device, Place.PORTAL_LOGIN, "username", "password", "submit")
    sign_in_here(device, person)
    look.for_screen(device, Place.PORTAL_HOME, "sign_out")
    tile = logins.turn_to_mail_tile(device)
    look.for_thing("portal_home.mail", scene.target.ixit.screens.portal_home.mail, tile)


def _mail_programs(scene: Scene, look: Look, person: Person) -> None:
    """Whether each server says of a wrong password that it is wrong."""
    for protocol in scene.target.ixit.mail_servers:
        server = server_of(scene, protocol)
        with look.attempt(f"mail_programs.{protocol}", f"{server.host}:{server.port}"):
            sign_in(server, person.mailbox, f"not{person.password}")


def _bindings(scene: Scene, look: Look, person: Person) -> None:
    device = scene.browsers.used_by(person.name)
    enter(device, person)
    look.for_screen(device, Place.FORCED, "later_logins", "help_centre", "administrator")
    for method in exercised(scene.target):
        name = device_name(device, method.key)
        with look.attempt(f"the binding of {name}", "forced.bind"):
            look.for_row(device, method)
            choose_binding(scene, device, person, method)
            look.for_screen(device, method.place, *method.shown_first)
            if method is SMS:
                _code_form(scene, look, person)
        device.visit(scene.target.ixit.addresses.mail)
        see(device)


def _code_form(scene: Scene, look: Look, person: Person) -> None:
    """The code of a number may be asked for on a page of its own, which comes once it was sent."""
    form = SmsBinding(scene.browsers.used_by(person.name))
    if not form.code.first.is_visible():
        form.ask_code(as_typed(scene, SMS.value(person)))
        form.code.first.wait_for()
    look.for_screen(form.device, SMS.place, *CODE_FORM)


def _login(scene: Scene, look: Look, person: Person) -> None:
    device = scene.browsers.used_by(person.name)
    enter(device, person)
    look.for_screen(device, Place.SECOND_STEP, "send", "code", "confirm")
    with look.attempt("a code by SMS", "gateways, ics.codes.pattern"):
        SMS.prove(scene, device, person, SMS.value(person))
        see_outcome(device, leaving=Place.SECOND_STEP)
    look.for_screen(device, Place.TRUST, "trust", "later")
    inside.later(device)


def _settings(scene: Scene, look: Look) -> None:
    device, words = scene.browsers.in_front, scene.target.ixit.screens
    look.for_screen(device, Place.WELCOME, "inbox", "avatar", "gear", "sign_out")
    _way_to_settings(scene, look)
    look.for_screen(device, Place.TWO_STEP_SETTINGS)
    row = SettingsRow(device, SMS.key)
    if SMS.key not in scene.target.ics.without_unbinding:
        look.for_thing("two_step_settings.unbind", words.two_step_settings.unbind, row.unbind)
    if SMS.key in scene.target.ics.without_change:
        return
    look.for_thing("two_step_settings.change", words.two_step_settings.change, row.change)
    if words.step_up.landmark:
        row.change.click()
        see_outcome(device, leaving=Place.TWO_STEP_SETTINGS)
        look.for_screen(device, Place.STEP_UP, *CODE_FORM, f"by_{SMS.key}")
        if words.step_up.resend:
            look.for_thing("step_up.resend", words.step_up.resend, StepUp(device).resend().first)


def _way_to_settings(scene: Scene, look: Look) -> None:
    device = scene.browsers.in_front
    if way := scene.target.ixit.screens.two_step_settings.way:
        for name in way:
            look.for_thing("two_step_settings.way", name, control(device.page, name).first)
            inside.click(device, name)
        return
    inside.avatar(device).click()
    look.for_screen(device, Place.PERSONAL_SETTINGS, "security")
    inside.open_security_settings(device)
    look.for_screen(device, Place.SECURITY_SETTINGS, "two_step")
    inside.open_two_step_settings(device)
