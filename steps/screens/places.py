"""The screens of the guide, and what an attempt may come to."""

from dataclasses import dataclass
from enum import StrEnum


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
