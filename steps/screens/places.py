"""Where a device has got to, and what it was told on the way."""

import re
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

import msgspec
from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as NothingAppeared

from steps.actors import Device
from steps.screens.finder import is_selector


class Place(StrEnum):
    """A screen of the guide, as a report names it; where one lies over another, the upper one comes first."""

    TRUST = "the trust question"
    STEP_UP = "the question for a bound method"
    PASSWORD_AGAIN = "the question for the password"
    SECOND_STEP = "the second step"
    SMS_BINDING = "the binding of SMS"
    WECHAT_BINDING = "the binding of WeChat"
    OTP_BINDING = "the binding of third-party OTP"
    BACKUP_BINDING = "the binding of the backup mailbox"
    FORCED = "the page asking to bind a method"
    PORTAL_LOGIN = "the portal's login"
    MAIL_LOGIN = "the mail's own login"
    TWO_STEP_SETTINGS = "the two-step settings"
    SECURITY_SETTINGS = "the security settings"
    PERSONAL_SETTINGS = "the personal settings"
    PORTAL_HOME = "the portal's applications"
    WELCOME = "the welcome page"
    NOWHERE = "no screen of the guide"


HEADINGS = "h1, h2, h3, h4, h5, h6, [role=heading]"
LOGINS = frozenset({Place.PORTAL_LOGIN, Place.MAIL_LOGIN})
GATES = frozenset({Place.FORCED, Place.SECOND_STEP, Place.TRUST})
INSIDE = frozenset({Place.WELCOME, Place.PERSONAL_SETTINGS, Place.SECURITY_SETTINGS, Place.TWO_STEP_SETTINGS})
ONWARDS = INSIDE | {Place.TRUST, Place.WECHAT_BINDING}
BINDINGS = {
    "sms": Place.SMS_BINDING,
    "wechat": Place.WECHAT_BINDING,
    "otp": Place.OTP_BINDING,
    "backup": Place.BACKUP_BINDING,
}


@dataclass(frozen=True)
class Outcome:
    """What came of an attempt: the place it led to, and the refusal that was shown (a key of the profile's
    `screens.messages`, or `other` for an alert that the profile does not name), with its words."""

    place: Place
    refusal: str = ""
    words: str = ""

    @property
    def accepted(self) -> bool:
        """Whether the attempt led on: past the question, without a refusal."""
        return not self.refusal and self.place in ONWARDS

    def __str__(self) -> str:
        """As a report says it."""
        return f"{self.place} with the message “{self.words}”" if self.refusal else str(self.place)


class Sight:
    """What can be recognised on a device's screen: landmarks, and refusals.

    Landmarks that are plain names are looked for together, as headings: many times faster than one by one.
    """

    def __init__(self, device: Device, but: Place = Place.NOWHERE) -> None:
        self._page = device.page
        screens = msgspec.structs.asdict(device.target.ixit.screens)
        self._messages = device.target.ixit.screens.messages.wordings()
        places = [place for place in Place if place not in (but, Place.NOWHERE)]
        names = {place: screens[place.name.lower()].landmark for place in places}
        self._names = {place: name for place, name in names.items() if name}
        self._marks = {
            place: self._page.locator(name) for place, name in self._names.items() if is_selector(name)
        }
        words = "|".join(re.escape(name) for place, name in self._names.items() if place not in self._marks)
        self._headings = self._page.locator(HEADINGS).filter(
            has_text=re.compile(rf"^\s*({words})\s*$"), visible=True
        )
        said = "|".join(re.escape(words) for _, words in self._messages)
        self._refusals = self._page.locator("[role=alert]").filter(has_text=re.compile(r"\S"), visible=True)
        self._refusals = self._refusals.or_(self._page.get_by_text(re.compile(said)).filter(visible=True))
        self._unsent = self._page.locator(":user-invalid").filter(visible=True)

    def wait(self, seconds: float, refusals: bool = False) -> None:
        """Wait until a landmark can be seen, or a refusal if wanted; no longer than so many seconds."""
        marks = [*self._marks.values(), *([self._refusals, self._unsent] if refusals else [])]
        anything = reduce(Locator.or_, marks, self._headings).filter(visible=True).first
        with suppress(NothingAppeared):
            anything.wait_for(timeout=seconds * 1000)

    def place(self) -> Place:
        """The screen that is seen; of two, the one that lies above."""
        headings = {words.strip() for words in self._headings.all_inner_texts()}
        for place, name in self._names.items():
            if name in headings or (place in self._marks and self._marks[place].first.is_visible()):
                return place
        return Place.NOWHERE

    def refusal(self) -> tuple[str, str]:
        """The refusal that is seen, as its key in the profile and its words; both empty without one.

        The browser itself refuses to send a form with a field that is missing or malformed.
        """
        for words in self._refusals.all_inner_texts():
            known = (name for name, message in self._messages if message in words)
            return next(known, "other"), words.strip()
        for words in self._unsent.evaluate_all("fields => fields.map(field => field.validationMessage)"):
            return "other", words
        return "", ""


def where(device: Device) -> Place:
    """The screen that the device shows, waiting until it shows one of the guide's."""
    return _where(device, device.target.ixit.waits.page)


def where_at_once(device: Device) -> Place:
    """The screen that the device shows, giving an unknown one no more than `waits.absence`."""
    return _where(device, device.target.ixit.waits.absence)


def _where(device: Device, seconds: float) -> Place:
    sight = Sight(device)
    sight.wait(seconds)
    return sight.place()


def outcome(device: Device, leaving: Place, besides: float = 0) -> Outcome:
    """What an attempt made on the screen `leaving` came to: another screen, or a refusal shown.

    besides: seconds that it may take more than a page does.
    """
    Sight(device, but=leaving).wait(device.target.ixit.waits.page + besides, refusals=True)
    return refusal_shown(device) or Outcome(Sight(device).place())


def refusal_shown(device: Device) -> Outcome | None:
    """The refusal that the screen shows now, if any."""
    sight = Sight(device)
    refusal, words = sight.refusal()
    return Outcome(sight.place(), refusal, words) if refusal else None
