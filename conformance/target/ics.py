"""ICS: what a deployment claims to do (ISO/IEC 9646-7)."""

from typing import Literal

import msgspec

Method = Literal["sms", "wechat", "otp", "backup", "coremail_app", "wecom"]
Door = Literal["portal", "direct"]


class Trust(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The trust question (G3.5 to G3.13): where it comes, and how long trust lasts."""

    after_binding: bool = True
    lifetime_days: int | None = None


class Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Codes sent out of band: how long they live, and after how long they may be sent again.

    `pattern` finds the code in a message: a regular expression whose one group is the code. `tries` is how
    many wrong codes a mailbox takes within an hour, however often another code is sent.
    """

    pattern: str
    life_minutes: int | None = None
    resend_seconds: int = 60
    tries: int | None = None


class Ics(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The implementation conformance statement of one deployment."""

    methods: tuple[Method, ...]
    doors: tuple[Door, ...]
    codes: Codes
    trust: Trust = Trust()
    unexercised: tuple[Method, ...] = ()
    one_number_rule: bool = True
    second_mailbox: bool = False
    switching: bool = False
    claims: tuple[str, ...] = ()
    idle_minutes: int | None = None
    step_up_exemption_minutes: int | None = None
    new_password: bool = False

    def features(self) -> dict[str, bool]:
        """What the tags `needs-…` of the features ask for."""
        return {
            "needs-direct": "direct" in self.doors,
            "needs-otp": "otp" in self.methods,
            "needs-backup": "backup" in self.methods,
            "needs-second-mailbox": self.second_mailbox,
            "needs-switching": self.switching,
            "needs-trust-after-binding": self.trust.after_binding,
            "needs-new-password": self.new_password,
            "needs-tries": self.codes.tries is not None,
        }

    def exercised(self) -> tuple[Method, ...]:
        """The methods that the suite drives."""
        return tuple(method for method in self.methods if method not in self.unexercised)
