"""Changing a bound method, in the settings (修改)."""

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods import SMS
from steps.methods.base import Method
from steps.people.actors import Person
from steps.scene import Scene
from steps.screens.methods import listed_row
from steps.screens.places import Outcome, Place
from steps.screens.presses import Press
from steps.screens.seeing import see_outcome
from steps.ways.binding import ask_code_for, in_again
from steps.ways.login import past_password
from steps.ways.messages import code_number
from steps.ways.reaching import reach
from steps.ways.step_up import answer_step_up, before_step_up, past_choice_of_method


def start_change(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Click 修改 in the method's row and answer the step-up."""
    return answer_step_up(scene, device, person, choose_change(scene, device, person, method))


def change_to_new(scene: Scene, device: Device, person: Person, method: Method) -> Outcome:
    """Change a method to this person's new number, account, address or authenticator."""
    reach(start_change(scene, device, person, method), method.place)
    value = method.new_value(person)
    came_to = in_again(scene, device, method, value, method.fill_in(scene, device, person, value))
    person.bound[method.key] = value
    return came_to


def stop_short(scene: Scene, device: Device, person: Person, method: Method) -> None:
    """Change a method, as far as the last that would bind the new one."""
    reach(start_change(scene, device, person, method), method.place)
    method.stop_short(scene, device, person)


def ask_code_at_change(scene: Scene, device: Device, person: Person) -> str:
    """Start to change the number to a new one, as far as the code that is sent to that."""
    reach(start_change(scene, device, person, SMS), SMS.place)
    ask_code_for(scene, device, SMS.new_value(person))
    return code_number(scene, SMS.new_value(person), 1)


def choose_change(scene: Scene, device: Device, person: Person, method: Method) -> Place:
    """Click 修改 in the method's row, and give the password if it is asked."""
    before_step_up(scene, person)
    change_button(scene, device, method).click()
    place = past_password(device, person, see_outcome(device, leaving=Place.TWO_STEP_SETTINGS).place)
    return past_choice_of_method(device, person, place)


def change_button(scene: Scene, device: Device, method: Method) -> Press:
    """修改 in the method's row; raises NotRun where the ICS says that there is none."""
    if method.key in scene.target.ics.without_change:
        raise NotRun(f"the ICS says that {method} is not changed in one go (ics.without_change)")
    return listed_row(device, method.key).change
