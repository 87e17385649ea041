"""The screens of the guide, and what an attempt may come to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
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
    MAILBOX_CHOICE = "the choice of a mailbox"
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
ON_THE_WAY_IN = LOGINS | {Place.SECOND_STEP, Place.TRUST}
LET_IN = INSIDE | {Place.TRUST}
"""Where a login has come to that has passed what it was asked on the way in."""
ASKING = LOGINS | BINDINGS | {Place.FORCED, Place.SECOND_STEP, Place.STEP_UP, Place.PASSWORD_AGAIN}
"""Screens that ask for something before they lead on."""
WITHHELD = "withheld"
"""The refusal of a number that is sent no code, without a word, where one that is free is sent its code."""


def led_on_to(leaving: Collection[Place]) -> frozenset[Place]:
    """The screens on which somebody has come further than these: what is said there may be about anything."""
    signed_in = (
        GATES | {Place.PORTAL_HOME, Place.MAILBOX_CHOICE} if LOGINS.issuperset(leaving) else frozenset()
    )
    return (ONWARDS | signed_in) - frozenset(leaving)


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
    Place.MAILBOX_CHOICE,
    Place.MAIL_LOGIN,
    Place.TWO_STEP_SETTINGS,
    Place.SECURITY_SETTINGS,
    Place.PERSONAL_SETTINGS,
    Place.PORTAL_HOME,
    Place.WELCOME,
)
"""How screens may lie over one another: a page shows the first of these that is seen on it."""

PASSED_ON_THE_WAY: Mapping[Place, Collection[Place]] = {Place.STEP_UP: (Place.TWO_STEP_SETTINGS,)}
"""What may be seen for a moment once a screen is left, before what it leads to lies over that."""


@dataclass(frozen=True)
class Outcome:
    """What came of an attempt: the place it led to, and the refusal that was shown (a key of the profile's
    `screens.messages`; `other` for an alert that the profile does not name; `unsent` for a field that the
    browser does not send; `WITHHELD`), with its words; `stayed`: it led nowhere, and nothing was said;
    `status`: of the last answer to what was submitted, if anything was answered; `done`: an interlude said
    that it was; `boxes`: what boxes of the browser's own said, whether the profile knows it or not."""

    place: Place
    refusal: str = ""
    words: str = ""
    stayed: bool = False
    status: int | None = field(default=None, compare=False)
    done: bool = field(default=False, compare=False)
    boxes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def accepted(self) -> bool:
        """Whether the attempt led on, past the question and without a refusal, or was said to be done."""
        return self.done or (not (self.refusal or self.stayed) and self.place in ONWARDS)

    @property
    def refused(self) -> bool:
        """Whether a message, an answer on the wire or what is asked for now refused it (rule 10)."""
        turned_away = self.status is not None and 400 <= self.status < 500
        asked_again = self.place in ASKING and not (self.stayed and self.status is None)
        return not self.accepted and (bool(self.refusal) or turned_away or asked_again)

    def __str__(self) -> str:
        """As a report says it."""
        return f"{self.place} with the message “{self.words}”" if self.refusal else str(self.place)
