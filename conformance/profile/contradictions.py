"""What a profile claims and does not provide for."""

from collections.abc import Iterator

from conformance.profile.accounting import unaccounted
from conformance.profile.ics import Ics
from conformance.profile.ixit import Ixit
from conformance.profile.methods import METHODS


def contradictions(ics: Ics, ixit: Ixit) -> list[str]:
    """What the parts of a profile say against each other, one line each."""
    found = [
        f"ics.unexercised names {method}, which ics.methods does not offer"
        for method in ics.unexercised
        if method not in ics.methods
    ]
    found += [
        f"ics.methods has {method.key}, but ixit.gateways.{' or .'.join(method.gateways)} is missing: "
        f"fill it in, or name {method.key} in ics.unexercised"
        for method in METHODS
        if method.key in ics.exercised()
        if method.gateways and not method.gateways.keys() & ixit.gateways.given().keys()
        if not (method.read_at_phones and ixit.phones.kind != "fake")
    ]
    for key, methods in (
        ("without_unbinding", ics.without_unbinding),
        ("without_change", ics.without_change),
        ("without_second_step", ics.without_second_step),
        ("only_first", ics.only_first),
        ("only_together", ics.only_together),
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
    if ixit.second_mailbox == "choose" and not ixit.screens.mailbox_choice.landmark:
        found.append(
            'ixit.second_mailbox is "choose", but ixit.screens.mailbox_choice.landmark is empty: say by what '
            "that screen is recognised"
        )
    if ixit.clock == "hook" and ixit.hooks.advance_clock is None:
        found.append('ixit.clock is "hook", but ixit.hooks.advance_clock is missing: name it, or use "real"')
    if ics.new_password and ixit.hooks.set_password is None:
        found.append("ics.new_password is true, but ixit.hooks.set_password is missing: say how one is set")
    found += _of_trust(ics, ixit)
    known = {door.name for door in ixit.further_doors}
    found += [
        f"ics.{key} names {name!r}, which is no name in ixit.further_doors"
        for key, names in (("further_doors", ics.further_doors), ("unguarded_doors", ics.unguarded_doors))
        for name in names
        if name not in known
    ]
    return [*found, *unaccounted(ics, ixit)]


def _of_trust(ics: Ics, ixit: Ixit) -> Iterator[str]:
    question, boxes = ixit.screens.trust.landmark, ixit.screens.trust_boxes
    for screen in boxes if question else ():
        yield (
            f"ixit.screens.{screen}.trust_box asks for trust, and so does ixit.screens.trust: leave the box "
            'out, or say ixit.screens.trust.landmark = ""'
        )
    if ics.trust.after_binding and not question:
        yield (
            "ics.trust.after_binding is true, but trust is no question of its own "
            "(ixit.screens.trust.landmark): say false"
        )
