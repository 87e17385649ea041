"""ICS: what a deployment claims to do (ISO/IEC 9646-7)."""

from typing import Annotated, Literal

import msgspec

from conformance.profile.methods import METHODS, Method
from conformance.profile.values import Amount, Count

Door = Literal["portal", "direct"]
SOME = msgspec.Meta(min_length=1)


class Trust(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The trust question (G3.5 to G3.13): where it comes, and how long trust lasts."""

    after_binding: bool = True
    """Whether the question also comes in the login of a forced binding, once the binding is done."""
    lifetime_days: Amount | None = None
    """How long trust lasts; needed for the claim C.trust-lifetime."""
    renewed_by_use: bool = False
    """Whether that time begins anew with each login on the trusted device."""
    without_password: bool = False
    """Whether a browser that is trusted is not asked for the password either: its logins show no form."""


class Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Codes sent out of band: how long they live, and after how long they may be sent again."""

    pattern: str
    """Finds the code in a message: a regular expression whose one group is the code."""
    life_minutes: Amount | None = None
    """How long a code can be used; needed for the claim C.code-life."""
    grace_seconds: Count = 0
    """How much longer it may be taken after that: one made from the time lives until its step ends."""
    resend_seconds: Amount = 60
    """The countdown until a code can be sent again."""
    resend_per: Literal["request", "number"] = "request"
    """What has that countdown: the login or change that asks for the code, or the number it is sent to."""
    tries: Amount | None = None
    """How many wrong codes a mailbox takes within tries_minutes, however often another code is sent."""
    tries_per_code: Amount | None = None
    """How many wrong codes void the one that was sent, if fewer than tries; 10 where neither is said."""
    tries_minutes: Amount = 60
    """Within how many minutes: how long the mailbox is locked for further codes."""

    @property
    def seconds_to_end(self) -> int:
        """After how long a code must be void (C.code-life)."""
        return (self.life_minutes or 0) * 60 + self.grace_seconds + 1

    @property
    def wrong_that_void(self) -> int:
        """After how many wrong codes the right one must be void (ASVS-6.6.3)."""
        return self.tries_per_code or self.tries or 10


class Passwords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often an account's password may be tried, at the portal and at the mail's own login."""

    tries: Amount | None = None
    """How many wrong passwords in a row an account takes until no password opens it (ASVS-6.3.1)."""
    lock_minutes: Amount | None = None
    """After how long without a try the right password opens it again (ASVS-6.1.1)."""
    mail_programs: bool = False
    """Whether the tries of mail programs count as well, so that no password serves these either."""


class Authenticator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How authenticators make codes (RFC 6238), where ixit.hooks.bind binds one and no QR code tells it."""

    period: Amount = 30
    """For how many seconds a code is shown."""
    digits: Amount = 6
    """How many digits it has."""
    algorithm: Literal["SHA1", "SHA256", "SHA512"] = "SHA1"
    """What it is made with."""


class ChangeNotice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a mailbox's holder is told that its methods changed (ASVS-6.3.7)."""

    where: Literal["inbox", "phone", "backup"]
    """In the mailbox itself, to the number that was bound before, or in the backup mailbox."""
    words: str
    """What such a message holds."""
    of_password: str = ""
    """What a message holds that tells of a new password; empty where none does."""
    of_trust: str = ""
    """What a message holds that tells of a device that is trusted from now on; empty where none does."""
    of_reset: str = ""
    """What a message holds that tells of a reset by the administrator; empty where none does."""
    of_client_password: str = ""
    """What a message holds that tells of a new client password, for mail programs; empty where none does."""


class Ics(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The implementation conformance statement of one deployment."""

    methods: Annotated[tuple[Method, ...], SOME]
    """The methods that can be bound, as the page asking to bind lists them."""
    doors: Annotated[tuple[Door, ...], SOME]
    """The web doors to a mailbox: through the portal, and by the mail's own login."""
    codes: Codes
    """Codes sent by SMS or mail."""
    further_doors: tuple[str, ...] = ()
    """Web doors besides, such as a mobile web or another login: their names in ixit.further_doors."""
    unguarded_doors: tuple[str, ...] = ()
    """Those of them that ask for no second step: against G4.8."""
    authenticator: Authenticator = Authenticator()
    """One-time passwords of authenticators that no QR code tells of."""
    passwords: Passwords = Passwords()
    """Passwords tried by somebody who does not know them."""
    trust: Trust = Trust()
    """The trust question."""
    unexercised: tuple[Method, ...] = ()
    """Methods that are offered and that the suite is not to drive; the report says so."""
    without_unbinding: tuple[Method, ...] = ()
    """Methods that, once bound, nobody can unbind: against G6.4 and G4.4."""
    without_change: tuple[Method, ...] = ()
    """Methods that, once bound, are not changed in one go: against G4.4."""
    without_second_step: tuple[Method, ...] = ()
    """Methods that, once bound, open no second step: against G6.3, and G4.6, which is tested and fails."""
    only_first: tuple[Method, ...] = ()
    """Methods that are bound only where none is yet, and no further one: against G6.1."""
    one_at_a_time: bool = False
    """Whether a mailbox has one method at a time, and the next one takes its place: against G6.3."""
    signs_in_after_binding: bool = False
    """Whether people have to sign in again once they were made to bind a method: against G3.4."""
    only_together: tuple[Method, ...] = ()
    """Methods that are not unbound alone, but only with all that is bound: against G6.4 where more is."""
    unbinds_last: bool = True
    """Whether the last method that is bound can be unbound as well."""
    one_number_rule: bool = True
    """Whether one number, and one WeChat account, binds at most one mailbox (G0.3, G0.4)."""
    freed_rests_minutes: Count = 0
    """For how long what was freed, by unbinding, change or reset, cannot be bound to another mailbox."""
    second_mailbox: bool = False
    """Whether one person can have two mailboxes."""
    aliases: tuple[str, ...] = ()
    """Other addresses whose mail comes to a mailbox, with * for what its own has before the @: such as
    *+x@example.edu, where people may put a plus and a word there. They are no backup of it."""
    switching: bool = False
    """Whether the web mail switches from one mailbox of a person to another."""
    claims: tuple[str, ...] = ()
    """The clauses C.… of features/clauses.toml that this deployment promises."""
    idle_minutes: Amount | None = None
    """After how long a session that is idle ends; needed for the claim C.idle-timeout."""
    idle_grace_minutes: Count = 0
    """How much later it may end, where what is idle is looked for only now and then."""
    idle_in_open_page: bool = False
    """Whether it ends as well where a page stays open that asks by itself, as for new letters, and nobody
    does anything; else that may count as use."""
    session_outlives_browser: bool = False
    """Whether closing the browser is meant to sign nobody out. The next login then begins by signing out
    (C.logout), or without the cookie, or the stored thing, that carries the session."""
    step_up_exemption_minutes: Amount | None = None
    """For how long after a verification further changes need none; needed for C.step-up-exemption."""
    login_exempts: bool = False
    """Whether the second step of a login counts as such a verification."""
    new_password: bool = False
    """Whether a forgotten password can be replaced (hooks.set_password)."""
    change_notice: ChangeNotice | None = None
    """How the holder is told of a change."""

    @property
    def incomplete(self) -> frozenset[Method]:
        """The methods that, by the ICS, do not do all that the guide asks of each."""
        without = (*self.without_unbinding, *self.without_change, *self.without_second_step)
        return frozenset((*without, *self.only_first, *self.only_together))

    def features(self) -> dict[str, bool]:
        """What most tags `needs-…` of the features ask for; a method must be one that the suite drives."""
        return {
            **{method.tag: method.key in self.exercised() for method in METHODS},
            "needs-another-method": len(self.exercised()) > 1,
            "needs-methods-together": not self.one_at_a_time,
            "needs-portal": "portal" in self.doors,
            "needs-direct": "direct" in self.doors,
            "needs-further-doors": bool(self.further_doors),
            "needs-second-mailbox": self.second_mailbox,
            "needs-aliases": bool(self.aliases),
            "needs-switching": self.switching,
            "needs-trust-after-binding": self.trust.after_binding,
            "needs-verification-after-login": not self.login_exempts,
            "needs-fixed-trust": not self.trust.renewed_by_use,
            "needs-change-notice": self.change_notice is not None,
            "needs-password-notice": bool(self.change_notice and self.change_notice.of_password),
            "needs-trust-notice": bool(self.change_notice and self.change_notice.of_trust),
            "needs-reset-notice": bool(self.change_notice and self.change_notice.of_reset),
            "needs-client-password-notice": bool(
                self.change_notice and self.change_notice.of_client_password
            ),
            "needs-new-password": self.new_password,
            "needs-reset": "C.admin-reset" in self.claims,
            "needs-last-unbinding": self.unbinds_last,
            "needs-client-password": "C.client-password" in self.claims,
            "needs-sign-out": "C.logout" in self.claims,
            "needs-idle-timeout": self.idle_minutes is not None,
            "needs-idle-in-open-page": self.idle_in_open_page,
            "needs-password-tries": self.passwords.tries is not None,
            "needs-mail-tries": self.passwords.tries is not None and self.passwords.mail_programs,
            "needs-password-lock": None not in (self.passwords.tries, self.passwords.lock_minutes),
            "needs-tries": self.codes.tries is not None,
        }

    def exercised(self) -> tuple[Method, ...]:
        """The methods that the suite drives."""
        return tuple(method for method in self.methods if method not in self.unexercised)
