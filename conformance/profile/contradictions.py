"""What a profile claims and does not provide for."""

import re

from conformance.profile.accounting import unaccounted
from conformance.profile.ics import Ics
from conformance.profile.ixit import Ixit


def contradictions(ics: Ics, ixit: Ixit) -> list[str]:
    """What the parts of a profile say against each other, one line each."""
    found = [
        f"ics.unexercised names {method}, which ics.methods does not offer"
        for method in ics.unexercised
        if method not in ics.methods
    ]
    if "coremail_app" in ics.exercised() and ixit.gateways.coremail_app is None:
        found.append(
            "ics.methods has coremail_app, but ixit.gateways.coremail_app is missing: give it, or name the "
            "method in ics.unexercised"
        )
    for key, methods in (
        ("without_unbinding", ics.without_unbinding),
        ("without_change", ics.without_change),
        ("without_second_step", ics.without_second_step),
    ):
        found += [
            f"ics.{key} names {method}, which ics.methods does not offer"
            for method in methods
            if method not in ics.methods
        ]
    if "portal" in ics.doors and not ixit.addresses.portal:
        found.append("ics.doors has portal, but ixit.addresses.portal is empty: give the portal's address")
    if ixit.start and ixit.outbound:
        found.append("ixit.outbound is for a deployment that runs already: leave it out, or ixit.start")
    if "direct" in ics.doors and not ixit.addresses.direct:
        found.append(
            "ics.doors has direct, but ixit.addresses.direct is empty: give the address of that login"
        )
    if ics.second_mailbox and ixit.second_mailbox == "direct" and "direct" not in ics.doors:
        found.append('ixit.second_mailbox is "direct", a door that ics.doors does not have: use "switch"')
    if not _has_one_group(ics.codes.pattern):
        found.append("ics.codes.pattern must be a regular expression with one group, the code itself")
    if ixit.clock == "hook" and ixit.hooks.advance_clock is None:
        found.append('ixit.clock is "hook", but ixit.hooks.advance_clock is missing: name it, or use "real"')
    if "wecom" in ics.exercised() and ixit.gateways.wecom is None:
        found.append(
            "ics.methods has wecom, but ixit.gateways.wecom is missing: fill it in, "
            "or name wecom in ics.unexercised"
        )
    if ics.new_password and ixit.hooks.set_password is None:
        found.append("ics.new_password is true, but ixit.hooks.set_password is missing: say how one is set")
    return [*found, *unaccounted(ics, ixit)]


def _has_one_group(pattern: str) -> bool:
    try:
        return re.compile(pattern).groups == 1
    except re.error:
        return False
