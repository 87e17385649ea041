"""The login methods, each an object over one contract (base.py); a new one is added here."""

from collections.abc import Iterator, Mapping

from conformance.judging.verdict import NotRun
from conformance.profile import Profile
from steps.methods.backup import BACKUP
from steps.methods.base import Method
from steps.methods.coremail_app import COREMAIL_APP
from steps.methods.otp import OTP
from steps.methods.sent import Sent
from steps.methods.sms import SMS
from steps.methods.wechat import WECHAT
from steps.methods.wecom import WECOM
from steps.people.actors import Belonging, Missing, Person
from steps.people.made_up import MadeUp
from steps.screens.places import Place
from steps.surroundings import Handset

__all__ = [
    "BACKUP",
    "COREMAIL_APP",
    "METHODS",
    "OTP",
    "SMS",
    "WECHAT",
    "WECOM",
    "Sent",
    "another",
    "belongings",
    "besides_sms",
    "bound",
    "bound_at",
    "by_key",
    "exercised",
    "given",
    "handiest",
    "offered",
    "secrets_of",
    "sent_to",
]
METHODS: tuple[Method, ...] = (SMS, WECHAT, OTP, BACKUP, WECOM, COREMAIL_APP)
"""The handiest first: by which somebody is let in of whom a scenario says only that they are."""


def by_key(key: str) -> Method:
    """The method that a profile calls so."""
    return next(method for method in METHODS if method.key == key)


def offered(target: Profile) -> list[Method]:
    """The methods that this deployment offers, as its list has them."""
    return [by_key(key) for key in target.ics.methods]


def exercised(target: Profile) -> list[Method]:
    """The methods that are to be driven on this deployment, as its list has them."""
    return [by_key(key) for key in target.ics.exercised()]


def handiest(target: Profile) -> Method:
    """The handiest of those that are to be driven."""
    return min(exercised(target), key=METHODS.index)


def another(target: Profile, method: Method) -> Method:
    """The handiest of those that are to be driven besides this one; raises NotRun where there is none.

    One that does all that is asked of a method comes before one of which the ICS says otherwise.
    """
    others = [one for one in exercised(target) if one is not method]
    if not others:
        raise NotRun(f"the ICS offers nothing besides {method} (ics.methods)")
    return min(others, key=lambda one: (one.key in target.ics.incomplete, METHODS.index(one)))


def besides_sms(target: Profile) -> Method:
    """Another method than SMS; raises NotRun where there is none."""
    return another(target, SMS)


def bound(person: Person) -> Iterator[Method]:
    """The methods that are bound to the mailbox in use, the one bound first before others."""
    return map(by_key, list(person.bound))


def sent_to(person: Person) -> Sent:
    """The handiest of the methods bound that are proved by a code that is sent; raises Missing."""
    for method in METHODS:
        if isinstance(method, Sent) and method.key in person.bound:
            return method
    raise Missing("nothing is bound that a code is sent to")


def bound_at(place: Place) -> Method | None:
    """The method that is bound at this place, if one is."""
    return next((method for method in METHODS if method.place is place), None)


def belongings(
    name: str, made_up: MadeUp, handset: Handset, had: Mapping[str, Belonging]
) -> dict[str, Belonging]:
    """What somebody of this name has for each method; had: what is known of it already, by the method."""
    return {
        method.key: method.equip(name, made_up, handset, had.get(method.key, Belonging()))
        for method in METHODS
    }


def given(number: str, new_number: str, backup: str) -> dict[str, Belonging]:
    """What an account comes with: the numbers and the address that a profile, or its program, names."""
    return {SMS.key: Belonging(number, new_number), BACKUP.key: Belonging(backup)}


def secrets_of(person: Person) -> list[tuple[str, str]]:
    """What of a person's belongings must stand in no report, with the names that stand there instead."""
    return [secret for method in METHODS for secret in method.secrets(person)]
