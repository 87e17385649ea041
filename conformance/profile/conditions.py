"""The conditions under which a clause applies (`applies_when` in the register), and why one does not hold."""

from collections.abc import Sequence
from typing import Literal, Protocol

from conformance.profile.ics import Ics
from conformance.profile.ixit import Ixit

Condition = Literal[
    "sms-and-wechat",
    "one-number-rule",
    "one-number-notice",
    "portal",
    "two-doors",
    "settings-of-the-guide",
    "unbinding",
    "unbinding-and-change",
    "in-after-binding",
    "second-step-by-each",
    "trust",
]
RECOMMENDED = ("sms", "wechat")


class Requirement(Protocol):
    """A clause, as far as a profile has to know it."""

    @property
    def id(self) -> str:
        """What ics.claims calls it."""
        ...

    @property
    def level(self) -> str:
        """`must`, `shown`, … or `claim`."""
        ...

    @property
    def applies_when(self) -> Condition | None:
        """What has to hold for it to apply."""
        ...

    @property
    def needs(self) -> Sequence[str]:
        """The keys of a profile without which it cannot be claimed; of a claim about a time, that time."""
        ...


def unmet(condition: Condition | None, ics: Ics, ixit: Ixit) -> str:
    """Return why a condition does not hold, and which key of the profile says so; empty where it does."""
    return _reasons(ics, ixit)[condition] if condition else ""


def _reasons(ics: Ics, ixit: Ixit) -> dict[Condition, str]:
    missing = [method for method in RECOMMENDED if method not in ics.methods]
    return {
        "sms-and-wechat": _unless(not missing, f"does not offer {' and '.join(missing)} (ics.methods)"),
        "one-number-rule": _unless(
            ics.one_number_rule, "does not claim the one-number rule (ics.one_number_rule)"
        ),
        "one-number-notice": (
            _unless(ics.one_number_rule, "does not claim the one-number rule (ics.one_number_rule)")
            or (
                ""
                if ixit.screens.forced.one_number
                else "the page asking to bind says nothing of it (ixit.screens.forced.one_number)"
            )
        ),
        "portal": _unless("portal" in ics.doors, "declares no portal (ics.doors)"),
        "two-doors": _of_doors(ics),
        "settings-of-the-guide": (
            "the two-step settings are come to another way (ixit.screens.two_step_settings.way)"
            if ixit.screens.two_step_settings.way
            else ""
        ),
        "unbinding": _all_but(ics.without_unbinding, "cannot be unbound (ics.without_unbinding)"),
        "unbinding-and-change": _of_buttons(ics, ixit),
        "in-after-binding": _unless(
            not ics.signs_in_after_binding,
            "says that one signs in again after a binding (ics.signs_in_after_binding)",
        ),
        "trust": (
            ""
            if ixit.screens.trust.landmark or ixit.screens.trust_boxes
            else "nobody is asked whether to trust a device (ixit.screens.trust.landmark)"
        ),
        "second-step-by-each": _all_but(
            ics.without_second_step, "opens no second step (ics.without_second_step)"
        ),
    }


def _of_doors(ics: Ics) -> str:
    if ics.unguarded_doors:
        return f"the ICS says that {' and '.join(ics.unguarded_doors)} asks for none (ics.unguarded_doors)"
    return _unless(len(ics.doors) + len(ics.further_doors) > 1, "declares one web door only (ics.doors)")


def _of_buttons(ics: Ics, ixit: Ixit) -> str:
    if ixit.screens.two_step_settings.unbind_all:
        return "one button unbinds all that is bound (ixit.screens.two_step_settings.unbind_all)"
    return _unless(
        not (ics.without_unbinding or ics.without_change),
        "says that not every bound method has 修改 and 解绑 (ics.without_change, …_unbinding)",
    )


def _unless(holds: bool, what: str) -> str:
    return "" if holds else f"the ICS {what}"


def _all_but(methods: Sequence[str], what: str) -> str:
    return _unless(not methods, f"says that {' and '.join(methods)} {what}")
