"""The screens of the guide, and what an attempt may come to."""

from dataclasses import dataclass
from enum import StrEnum

from conformance.profile import METHODS


def _binding(method: str) -> str:
    return f"{method.upper()}_BINDING"


class Place(StrEnum):
    """A screen of the guide, as a report names it."""

    _ignore_ = ["method"]  # noqa: RUF012 (the enum's own name for what is no member)
    INTERLUDE = "a page that only says that something was done"
    TRUST = "the trust question"
    STEP_UP = "the question for a bound method"
    PASSWORD_AGAIN = "the question for the password"
    SECOND_STEP = "the second step"
    for method in METHODS:
        vars()[_binding(method.key)] = f"the binding of {method.said[0]}"
    FORCED = "the page asking to bind a method"
    PORTAL_LOGIN = "the portal's login"
    MAIL_LOGIN = "the mail's own login"
    TWO_STEP_SETTINGS = "the two-step settings"
    SECURITY_SETTINGS = "the security settings"
    PERSONAL_SETTINGS = "the personal settings"
    PORTAL_HOME = "the portal's applications"
    WELCOME = "the welcome page"
    NOWHERE = "no screen of the guide"


LOGINS = frozenset({Place.PORTAL_LOGIN, Place.MAIL_LOGIN})
GATES = frozenset({Place.FORCED, Place.SECOND_STEP, Place.TRUST})
INSIDE = frozenset({Place.WELCOME, Place.PERSONAL_SETTINGS, Place.SECURITY_SETTINGS, Place.TWO_STEP_SETTINGS})
BINDINGS = frozenset(Place[_binding(method.key)] for method in METHODS)
ONWARDS = INSIDE | {Place.TRUST, *BINDINGS}


def binding_of(method: str) -> Place:
    """Where a method is bound."""
    return Place[_binding(method)]


UPPERMOST_FIRST = (
    Place.INTERLUDE,
    Place.TRUST,
    Place.STEP_UP,
    Place.PASSWORD_AGAIN,
    Place.SECOND_STEP,
    *(binding_of(method.key) for method in METHODS),
    Place.FORCED,
    Place.PORTAL_LOGIN,
    Place.MAIL_LOGIN,
    Place.TWO_STEP_SETTINGS,
    Place.SECURITY_SETTINGS,
    Place.PERSONAL_SETTINGS,
    Place.PORTAL_HOME,
    Place.WELCOME,
)
"""How screens may lie over one another: a page shows the first of these that is seen on it."""


@dataclass(frozen=True)
class Outcome:
    """What came of an attempt: the place it led to, and the refusal that was shown (a key of the profile's
    `screens.messages`, or `other` for an alert that the profile does not name), with its words; `stayed`: it
    led nowhere, and nothing was said."""

    place: Place
    refusal: str = ""
    words: str = ""
    stayed: bool = False

    @property
    def accepted(self) -> bool:
        """Whether the attempt led on: past the question, without a refusal."""
        return not (self.refusal or self.stayed) and self.place in ONWARDS

    def __str__(self) -> str:
        """As a report says it."""
        return f"{self.place} with the message “{self.words}”" if self.refusal else str(self.place)
