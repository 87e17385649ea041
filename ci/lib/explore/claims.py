"""What the model needs to know of a target profile."""

from ci.lib.explore.model import METHODS, Claims
from conformance.profile import Profile


def claims_of(profile: Profile) -> Claims:
    """The profile's claims, as the model takes them."""
    ics = profile.ics
    return Claims(
        methods=tuple(METHODS[method] for method in ics.exercised() if method in METHODS),
        direct="direct" in ics.doors,
        second_mailbox=ics.second_mailbox and profile.ixit.second_mailbox == "direct",
        question_after_binding=ics.trust.after_binding,
        one_number=ics.one_number_rule,
        sign_out="C.logout" in ics.claims,
    )
