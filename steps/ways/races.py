"""Two people who bind the same number or account at the same moment."""

from dataclasses import dataclass

from conformance.judging.verdict import NotRun
from steps.devices.device import Device
from steps.methods import another
from steps.methods.base import Method
from steps.people.actors import Missing, Person
from steps.scene import Scene
from steps.screens.methods import NO_BUTTON, listed_row, settled_states
from steps.screens.places import Place
from steps.ways.arrival import arrive, arrive_in_two_step
from steps.ways.beforehand import bind_beforehand
from steps.ways.binding import open_binding
from steps.ways.changing import start_change
from steps.ways.next_login import close_and_open
from steps.ways.requests.at_once import Submission, submit_at_once
from steps.ways.settings import read_two_step
from steps.words.numbers import Venue


@dataclass(frozen=True)
class Racer:
    """Somebody who is about to bind a value: on the forced page, in the settings, or by changing."""

    person: Person
    device: Device
    venue: Venue
    method: Method

    def come(self, scene: Scene) -> None:
        """Come to the screen where the method is bound; raises Missing."""
        if self.venue is Venue.FORCED:
            arrive(scene, self.device, self.person)
            place = open_binding(scene, self.device, self.person, self.method)
        else:
            bound = self.method if self.venue is Venue.CHANGE else another(scene.target, self.method)
            bind_beforehand(scene, self.person, self.person.mailbox, bound)
            arrive_in_two_step(scene, self.device, self.person)
            way = start_change if self.venue is Venue.CHANGE else open_binding
            place = way(scene, self.device, self.person, self.method)
        if place is not self.method.place:
            raise Missing(f"{self.method.place} was not reached; the browser shows {place}")

    def ready(self, scene: Scene, value: str) -> Submission:
        """Do all that binds the value but for the last; returns that."""
        return self.device, self.method.ready(scene, self.device, value)

    def has(self, scene: Scene, value: str) -> bool:
        """Whether the value is bound to this person's mailbox: read at a new login, or in the settings."""
        if self.venue is Venue.FORCED:
            close_and_open(self.device)
            opens_none = self.method.key in scene.target.ics.without_second_step
            holder_comes_to = Place.WELCOME if opens_none else Place.SECOND_STEP
            return arrive(scene, self.device, self.person) is holder_comes_to
        read_two_step(scene, self.device, self.person)
        settled_states(self.device, [self.method.key], lambda states: states != [NO_BUTTON])
        row = listed_row(self.device, self.method.key)
        bound = row.row.is_visible() and not row.bind.is_visible()
        return bound and (self.venue is not Venue.CHANGE or row.saying(value[-4:]).first.is_visible())


def races(scene: Scene, method: Method, venue: Venue, count: int) -> list[list[str]]:
    """So many rounds, or fewer where one of them was not as it should be; who had it after each.

    Raises NotRun where a further one, of twice the length of the longest, would outlast the scenario.
    """
    holders: list[list[str]] = []
    longest = 0.0
    while len(holders) < count and all(len(had) == 1 for had in holders):
        if (left := scene.clock.left) < 2 * longest:
            raise NotRun(
                f"{len(holders)} of {count} rounds were tried, each as it should be; "
                "more take longer than a scenario may (ixit.waits.scenario)"
            )
        holders.append(race(scene, method, venue, len(holders) + 1))
        longest = max(longest, left - scene.clock.left)
    return holders


def race(scene: Scene, method: Method, venue: Venue, number: int) -> list[str]:
    """One round: two new people bind one value at the same moment; returns where it is bound afterwards.

    Who is the first of the two to submit takes turns: it may decide who is looked at first.
    """
    racers = []
    for name, where in ((f"first {number}", venue), (f"second {number}", Venue.FORCED)):
        device = scene.browsers.give(name, scene.browsers.open(f"the {name.split()[0]} browser"))
        close_and_open(device)
        racers.append(Racer(scene.cast.person(name), device, where, method))
    value = method.value(racers[1].person)
    for racer in racers:
        racer.come(scene)
    submissions = [racer.ready(scene, value) for racer in racers]
    submit_at_once(scene, submissions if number % 2 else submissions[::-1])
    bound = [racer for racer in racers if racer.has(scene, value)]
    return [f"{racer.person.name} ({racer.venue.said[0]})" for racer in bound]
