"""Where a device has got to, and what it was told on the way."""

from dataclasses import dataclass
from enum import StrEnum

from steps.devices.device import Device
from steps.screens.finder import control, spot, until
from steps.screens.quiet import Quiet
from steps.screens.sight import Sight


class Place(StrEnum):
    """A screen of the guide, as a report names it; where one lies over another, the upper one comes first."""

    INTERLUDE = "a page that only says that something was done"
    TRUST = "the trust question"
    STEP_UP = "the question for a bound method"
    PASSWORD_AGAIN = "the question for the password"
    SECOND_STEP = "the second step"
    SMS_BINDING = "the binding of SMS"
    WECHAT_BINDING = "the binding of WeChat"
    OTP_BINDING = "the binding of third-party OTP"
    BACKUP_BINDING = "the binding of the backup mailbox"
    WECOM_BINDING = "the binding of WeCom"
    COREMAIL_APP_BINDING = "the pairing of the Coremail app"
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
BINDINGS = {
    "sms": Place.SMS_BINDING,
    "wechat": Place.WECHAT_BINDING,
    "otp": Place.OTP_BINDING,
    "backup": Place.BACKUP_BINDING,
    "wecom": Place.WECOM_BINDING,
    "coremail_app": Place.COREMAIL_APP_BINDING,
}
ONWARDS = INSIDE | {Place.TRUST, *BINDINGS.values()}


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


class Watch:
    """Tells what an action brought from what the device showed before it.

    A message that was there when the device was last looked at does not count, until the deployment has
    answered something submitted since and then been quiet for `waits.absence`: it may say the same again.
    """

    def __init__(self, device: Device) -> None:
        self._device = device
        self._sight = Sight(device, [place.name.lower() for place in Place if place is not Place.NOWHERE])
        self._quiet = Quiet(device)
        self._passed = False

    def place(self) -> Place:
        """The screen that is seen."""
        return Place[self._sight.screen().upper() or "NOWHERE"]

    def arrived(self, leaving: Place = Place.NOWHERE) -> Place | None:
        """A screen that is seen, other than the one to be left; what lies between screens is passed."""
        place = self.place()
        if place is Place.INTERLUDE:
            self._pass_interlude()
        return None if place in (Place.NOWHERE, Place.INTERLUDE, leaving) else place

    def refusal(self, remembered: bool = False) -> Outcome | None:
        """The refusal that came since the device was last looked at, or any that is shown."""
        refusal, words = self._sight.refusal(remembered or self._quiet.submitted())
        return Outcome(self.place(), refusal, words) if refusal else None

    def outcome(self, leaving: Place) -> Outcome | None:
        """Another screen than the one to be left, or a refusal that came.

        One that was seen before in the same document may only lie under the one that goes: it counts once it
        has stayed for `waits.absence`.
        """
        place = self.arrived(leaving)
        counts = place not in self._device.shown or self._quiet.stays(place)
        return self.refusal() or (Outcome(place) if place and counts else None)

    def end(self, *seen: Place) -> None:
        """What is on the screen now has been looked at, and these screens were seen."""
        self._device.reached.update(seen)
        self._sight.remember()
        self._device.shown.update(seen)
        self._device.looked = self._device.wire.mark()

    def _pass_interlude(self) -> None:
        words = self._device.target.ixit.screens.interlude
        if not self._passed:
            control(spot(self._device.page, words), words.onward).click()
        self._passed = True


def where(device: Device) -> Place:
    """The screen that the device shows, waiting until it shows one of the guide's."""
    return _where(device, device.target.ixit.waits.page)


def where_at_once(device: Device) -> Place:
    """The screen that the device shows, giving an unknown one no more than `waits.absence`."""
    return _where(device, device.target.ixit.waits.absence)


def _where(device: Device, seconds: float) -> Place:
    watch = Watch(device)
    place = until(device.page, seconds, watch.arrived) or Place.NOWHERE
    watch.end(place)
    return place


def comes(device: Device, wanted: Place) -> Place:
    """The screen that the device shows, waiting for one, though another may be there before it."""
    watch = Watch(device)
    came = until(device.page, device.target.ixit.waits.page, lambda: watch.place() is wanted or None)
    place = wanted if came else watch.place()
    watch.end(place)
    return place


def outcome(device: Device, leaving: Place, besides: float = 0) -> Outcome:
    """What an attempt made on the screen `leaving` came to: another screen, or a refusal that it brought.

    besides: seconds that it may take more than a page does.
    """
    watch, seconds = Watch(device), device.target.ixit.waits.page + besides
    found = until(device.page, seconds, lambda: watch.outcome(leaving)) or watch.refusal(remembered=True)
    found = found or Outcome(watch.place(), stayed=watch.place() is leaving)
    watch.end(found.place)
    return found
