"""Where a device has got to, and what it was told on the way."""

import re
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

import msgspec
from playwright.sync_api import Locator, TimeoutError as NothingAppeared

from steps.actors import Device
from steps.screens.finder import landmark, text


class Place(StrEnum):
    """A screen of the guide, as a report names it; where one lies over another, the upper one comes first."""

    TRUST = "the trust question"
    STEP_UP = "the question for a bound method"
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


def where(device: Device) -> Place:
    """The screen that the device shows, waiting until it shows one of the guide's."""
    marks = _landmarks(device)
    _wait_for_any(device, list(marks.values()), device.target.ixit.waits.page)
    return _first_visible(marks)


def where_at_once(device: Device) -> Place:
    """The screen that the device shows, giving an unknown one no more than `waits.absence`."""
    marks = _landmarks(device)
    _wait_for_any(device, list(marks.values()), device.target.ixit.waits.absence)
    return _first_visible(marks)


def outcome(device: Device, leaving: Place) -> Outcome:
    """What an attempt made on the screen `leaving` came to: another screen, or a refusal shown."""
    marks = {place: mark for place, mark in _landmarks(device).items() if place is not leaving}
    _wait_for_any(device, [*marks.values(), *_refusals(device).values()], device.target.ixit.waits.page)
    return refusal_shown(device) or Outcome(where(device))


def refusal_shown(device: Device) -> Outcome | None:
    """The refusal that the screen shows now, if any."""
    for refusal, message in _refusals(device).items():
        if message.first.is_visible():
            return Outcome(where(device), refusal, message.first.inner_text().strip())
    return None


def _landmarks(device: Device) -> dict[Place, Locator]:
    screens = msgspec.structs.asdict(device.target.ixit.screens)
    names = {place: place.name.lower() for place in Place if place is not Place.NOWHERE}
    return {place: landmark(device.page, screens[name].landmark) for place, name in names.items()}


def _refusals(device: Device) -> dict[str, Locator]:
    messages = msgspec.structs.asdict(device.target.ixit.screens.messages)
    known = {name: text(device.page, words) for name, words in messages.items()}
    return known | {"other": device.page.get_by_role("alert").filter(has_text=re.compile(r"\S"))}


def _first_visible(marks: dict[Place, Locator]) -> Place:
    return next((place for place, mark in marks.items() if mark.first.is_visible()), Place.NOWHERE)


def _wait_for_any(device: Device, locators: list[Locator], seconds: float) -> None:
    anything = reduce(Locator.or_, locators).filter(visible=True).first
    with suppress(NothingAppeared):
        anything.wait_for(timeout=seconds * 1000)
