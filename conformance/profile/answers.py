"""Which keys of a profile bear on a clause: those by which it applies to a deployment or does not."""

from collections.abc import Collection, Iterator, Mapping

from conformance.profile.conditions import Condition, Requirement
from conformance.profile.methods import METHODS

OF_CONDITION: Mapping[Condition, tuple[str, ...]] = {
    "sms-and-wechat": ("ics.methods",),
    "one-number-rule": ("ics.one_number_rule",),
    "one-number-notice": ("ics.one_number_rule", "ixit.screens.forced.one_number"),
    "portal": ("ics.doors",),
    "two-doors": ("ics.doors",),
    "settings-of-the-guide": ("ixit.screens.two_step_settings.way",),
    "unbinding": ("ics.without_unbinding",),
    "unbinding-and-change": ("ics.without_change", "ics.without_unbinding"),
    "second-step-by-each": ("ics.without_second_step",),
    "in-after-binding": ("ics.signs_in_after_binding",),
    "trust": ("ixit.screens.trust.landmark", "ixit.screens.trust_boxes"),
}
OF_TAG: Mapping[str, str] = {
    **{method.tag: "ics.methods" for method in METHODS},
    "needs-another-method": "ics.methods",
    "needs-methods-together": "ics.one_at_a_time",
    "needs-attacks": "ixit.attacks",
    "needs-further-doors": "ics.further_doors",
    "needs-trust": "ixit.screens.trust.landmark",
    "needs-trust-question": "ixit.screens.trust.landmark",
    "needs-forgotten-password": "ixit.screens.forgotten.landmark",
    "needs-portal": "ics.doors",
    "needs-direct": "ics.doors",
    "needs-second-mailbox": "ics.second_mailbox",
    "needs-aliases": "ics.aliases",
    "needs-switching": "ics.switching",
    "needs-trust-after-binding": "ics.trust.after_binding",
    "needs-fixed-trust": "ics.trust.renewed_by_use",
    "needs-change-notice": "ics.change_notice",
    "needs-password-notice": "ics.change_notice",
    "needs-trust-notice": "ics.change_notice",
    "needs-reset-notice": "ics.change_notice",
    "needs-client-password-notice": "ics.change_notice",
    "needs-new-password": "ics.new_password",
    "needs-client-password": "ics.claims",
    "needs-idle-timeout": "ics.idle_minutes",
    "needs-idle-in-open-page": "ics.idle_in_open_page",
    "needs-password-tries": "ics.passwords",
    "needs-password-lock": "ics.passwords",
    "needs-mail-tries": "ics.passwords",
    "needs-reset": "ics.claims",
    "needs-last-unbinding": "ics.unbinds_last",
    "needs-verification-after-login": "ics.login_exempts",
    "needs-sign-out": "ics.claims",
    "needs-tries": "ics.codes.tries",
    "needs-mail-programs": "ixit.mail_programs",
    "needs-pop3": "ixit.mail_programs",
}


def keys_of(clause: Requirement, tags: Collection[str]) -> Iterator[str]:
    """Yield the keys of a profile that bear on a clause, such as ics.doors; tags: those of its scenarios."""
    if clause.applies_when:
        yield from OF_CONDITION[clause.applies_when]
    if clause.level == "claim":
        yield "ics.claims"
    yield from clause.needs
    yield from (OF_TAG[tag] for tag in sorted(tags) if tag in OF_TAG)
