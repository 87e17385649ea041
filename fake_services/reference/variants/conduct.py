"""Variants that behave otherwise, in what the guide leaves open."""

import math
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import override

from fake_services.clock import Clock
from fake_services.reference.people import Standing
from fake_services.reference.policy import DAY, HOUR, MINUTE, Policy
from fake_services.reference.portal.policy import CasPolicy
from fake_services.reference.records import (
    Attempt,
    Binding,
    Claim,
    ClientPassword,
    Code,
    Door,
    Errand,
    Kind,
    Method,
    Place,
    Protocol,
    Trust,
)
from fake_services.reference.variants.variant import VARIANTS, Delay, Variant
from fake_services.reference.visit import Visit

LOGIN_TOO_OFTEN = "登录过于频繁，请稍后再试"


class LongCodes(Policy):
    """Codes of eight letters and digits."""

    @override
    def new_code(self) -> str:
        return "".join(secrets.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(8))


class DigitCodes(Policy):
    """Codes of six digits."""

    @override
    def new_code(self) -> str:
        return f"{secrets.randbelow(10**6):06}"


class SlowResend(Policy):
    """A countdown of ninety seconds, and codes that live five minutes."""

    resend_seconds = 90
    code_minutes = 5


class CodesInSteps(Policy):
    """A code lives until the half minute is over in which its five minutes end."""

    code_minutes = 5

    @override
    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        step = MINUTE / 2
        return super().is_alive(replace(code, sent=-(-code.sent // step) * step), attempt)


class OtherOrder(Policy):
    """The methods in another order, and WeChat first where several are bound."""

    @override
    def methods(self, every: Sequence[Method], place: Place) -> Sequence[Method]:
        return tuple(reversed(super().methods(every, place)))

    @override
    def proofs(self, place: Place, bindings: Sequence[Binding]) -> Sequence[Method]:
        return tuple(reversed(super().proofs(place, bindings)))


class WeekOfTrust(Policy):
    """Trust lasts a week."""

    trust_days = 7


class RenewedTrust(Policy):
    """Trust begins anew whenever it is used."""

    def __init__(self) -> None:
        super().__init__()
        self._used: dict[str, float] = {}

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        since = self._used.get(trust.token, trust.since)
        if lasts := super().trusts(replace(trust, since=since), visit):
            self._used[trust.token] = visit.at
        return lasts


class TrustEndsInBrowser(Policy):
    """Trust ends with the cookie: the server asks for nothing but that."""

    @override
    def trusts(self, trust: Trust, visit: Visit) -> bool:
        return super().trusts(trust, replace(visit, at=trust.since))

    @override
    def keeps_trust(self) -> int:
        return self.trust_days * DAY


class FreedRests(Policy):
    """What was freed cannot be bound to another mailbox for a day."""

    @override
    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        before = [one for one in bindings if (one.method, one.value) == (claim.method, claim.value)]
        ended = [one.until for one in before if one.address != claim.address and one.until is not None]
        return super().is_free(claim, bindings) and all(claim.at - until >= DAY for until in ended)


class LateIdleEnd(Policy):
    """What is idle is looked for so seldom that a session may end four minutes late."""

    @override
    def session_lives(self, seen: float, at: float, inside: bool) -> bool:
        return super().session_lives(seen, at - 4 * MINUTE, inside)


class SessionInAddress(Policy):
    """The data of a page have to be asked for by an address that names the session."""

    @override
    def takes_question(self, owned: bool, kind: Kind) -> bool:
        return owned or kind is Kind.PAGE


class DoubleSubmit(SessionInAddress):
    """The data of a page have to be asked for by a script that says a cookie again, in a header."""

    @override
    def has_token_said_again(self) -> bool:
        return True


class EditedCookiesRefused(Policy):
    """A request with a trust cookie that was never given to anybody is answered with 403."""

    def __init__(self) -> None:
        super().__init__()
        self._given: set[str] = set()

    @override
    def trust_token(self, address: str) -> str:
        self._given.add(token := super().trust_token(address))
        return token

    @override
    def turns_away(self, token: str) -> bool:
        return token not in self._given


class CachedClientPasswords(Policy):
    """A mail server goes on taking a client password for three seconds after it last looked it up."""

    def __init__(self) -> None:
        super().__init__()
        self._looked_up: dict[int, float] = {}

    @override
    def serves_programs(self, kept: ClientPassword, mailbox: str, protocol: Protocol) -> bool:
        now = Clock().now()
        if super().serves_programs(kept, mailbox, protocol):
            self._looked_up[kept.number] = now
        return kept.address == mailbox and now - self._looked_up.get(kept.number, 0) < 3


class OneUseTokens(Policy):
    """A form that is submitted uses its token up, and the answer has the next; asking on does not."""

    @override
    def uses_up_token(self, path: str) -> bool:
        return not path.endswith("/answer")


class ResendPerNumber(Policy):
    """A number is sent a code a minute, whatever asks for it."""

    @override
    def counts_down(self, earlier: Errand, errand: Errand) -> bool:
        return earlier.destination == errand.destination


class WithCountry(Policy):
    """A number is typed with its country: eleven digits alone are none."""

    @override
    def normalise(self, text: str, place: Place) -> str:
        named = unicodedata.normalize("NFKC", text).startswith(("+86", "0086", "86"))
        return super().normalise(text, place) if named else text


class LastStays(Policy):
    """The last method that is bound cannot be unbound."""

    @override
    def may_unbind(self, bindings: Sequence[Binding]) -> bool:
        return sum(map(self.serves, bindings)) > 1


class OneAtATime(Policy):
    """A mailbox has one method at a time."""

    @override
    def keeps_others(self, method: Method) -> bool:
        return False


class PortalOnly(Policy):
    """The mail has no login of its own, and the portal takes an account's name in any notation."""

    @override
    def has_own_door(self) -> bool:
        return False

    @override
    def named(self, name: str, door: Door) -> str:
        return unicodedata.normalize("NFKC", name).strip().lower()


class SpacedCodes(Policy):
    """A number or an address is sent no two codes within half a minute, whatever asks for them."""

    @override
    def may_send(self, sent: Sequence[float], at: float) -> bool:
        return super().may_send(sent, at) and all(at - when >= 30 for when in sent)


class SignedInOnce(Policy):
    """Whoever signs in is signed out wherever else they were signed in."""

    @override
    def is_signed_in_once(self) -> bool:
        return True


class SpacedLogins(Policy):
    """An account can be signed in to twice within a minute, and no more."""

    @override
    def may_sign_in(self, before: Sequence[float], at: float) -> bool:
        return sum(at - when < MINUTE for when in before) < 2

    @override
    def refusal(self, standing: Standing) -> str:
        return LOGIN_TOO_OFTEN if standing.hasty else super().refusal(standing)


class PortalSpacesLogins(CasPolicy):
    """The portal says so, too."""

    @override
    def refusal(self, standing: Standing) -> str:
        return LOGIN_TOO_OFTEN if standing.hasty else super().refusal(standing)


class TakenSilently(Policy):
    """Who types a number that another mailbox has is answered as if a code had been sent; none is."""

    @override
    def says_taken(self) -> bool:
        return False


class RefusalsInside(Policy):
    """What a script is told has the status 200, refusals too."""

    @override
    def answered_with(self, status: int) -> int:
        return 200


class GrowingThrottle(Policy):
    """After a wrong code the next is looked at only after 8, 16, 32 seconds and so on; no code dies of it."""

    @override
    def put_off(self, wrong: Sequence[float], at: float) -> int:
        lately = [when for when in wrong if at - when < HOUR]
        return max(0, math.ceil(lately[-1] + 8 * 2 ** (len(lately) - 1) - at)) if lately else 0

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        return True


class SteadyThrottle(Policy):
    """A code is looked at a second after a wrong one; one takes as many as its mailbox."""

    @override
    def put_off(self, wrong: Sequence[float], at: float) -> int:
        return max(0, math.ceil(wrong[-1] + 1 - at)) if wrong else 0

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        return self.may_prove(attempt)


class FewTries(Policy):
    """Three wrong codes in an hour lock a mailbox, and three wrong passwords an account."""

    @override
    def may_prove(self, attempt: Attempt) -> bool:
        return attempt.wrong < 3

    @override
    def may_try_password(self, wrong: Sequence[float], at: float) -> bool:
        return sum(at - when < HOUR for when in wrong) < 3


class ManyTries(Policy):
    """A code can be tried as often as any: fifteen wrong ones in an hour lock a mailbox."""

    @override
    def may_try(self, code: Code, attempt: Attempt) -> bool:
        return self.may_prove(attempt)

    @override
    def may_prove(self, attempt: Attempt) -> bool:
        return attempt.wrong < 15


class LoginExempts(Policy):
    """Who has just passed the second step is asked for no further code before a change."""

    @override
    def login_exempts(self) -> bool:
        return True


class LastingSessions(Policy):
    """A session of the mail outlives the browser."""

    @override
    def keeps_session(self) -> int:
        return 14 * DAY


class LastingPortal(CasPolicy):
    """A session of the portal outlives the browser."""

    @override
    def keeps_session(self) -> int:
        return 14 * DAY


VARIANTS += [
    Variant("long-codes", "A code has eight letters and digits.", LongCodes),
    Variant("digit-codes", "A code has six digits.", DigitCodes),
    Variant("slow-resend", "重新发送 comes after 90 seconds, and a code lives five minutes.", SlowResend),
    Variant("codes-in-steps", "A code lives five minutes, and until the half minute is over.", CodesInSteps),
    Variant("other-order", "The methods stand in another order, and WeChat is asked for first.", OtherOrder),
    Variant("spaced-codes", "A number is sent no two codes within half a minute.", SpacedCodes),
    Variant("refusals-inside", "Refusals stand inside answers with the status 200.", RefusalsInside),
    Variant("one-session", "Whoever signs in is signed out in every other browser.", SignedInOnce),
    Variant(
        "taken-silently", "Where a number is taken no code comes, and nobody is told why.", TakenSilently
    ),
    Variant(
        "spaced-logins", "An account can be signed in to twice a minute.", SpacedLogins, PortalSpacesLogins
    ),
    Variant("week-of-trust", "A device is trusted for a week.", WeekOfTrust),
    Variant("renewed-trust", "Each login on a trusted device begins its trust anew.", RenewedTrust),
    Variant("trust-ends-in-browser", "Trust ends with the cookie that carries it.", TrustEndsInBrowser),
    Variant("freed-rests", "A number that was freed can be bound elsewhere after a day.", FreedRests),
    Variant("late-idle-end", "A session that is idle ends some minutes late.", LateIdleEnd),
    Variant(
        "session-in-address",
        "A page's data are asked for with the session in the address, as well as in a cookie.",
        SessionInAddress,
        pages={
            "?mailbox=${mailbox}": "?sid=${sid()}&mailbox=${mailbox}",
            "async function listLetters": (
                'const sid = () => document.querySelector("meta[name=sid]").content;\n'
                "async function listLetters"
            ),
            '<style>{% include "mail.css" %}</style>': (
                '<meta name="sid" content="{{ session.csrf }}"><style>{% include "mail.css" %}</style>'
            ),
        },
    ),
    Variant(
        "double-submit",
        "A page's data are asked for with a cookie that its script says again in a header.",
        DoubleSubmit,
        pages={
            "?mailbox=${mailbox}`)": '?mailbox=${mailbox}`, { headers: { "x-xsrf-token": saidAgain() } })',
            "async function listLetters": (
                "const saidAgain = () => /XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];\n"
                "async function listLetters"
            ),
        },
    ),
    Variant(
        "edited-cookies-refused",
        "A firewall answers 403 to a browser whose trust cookie was edited.",
        EditedCookiesRefused,
    ),
    Variant(
        "cached-client-passwords",
        "A mail server goes on taking a client password for some seconds once it is withdrawn.",
        CachedClientPasswords,
    ),
    Variant(
        "one-use-tokens", "A form is submitted once; the answer brings what the next needs.", OneUseTokens
    ),
    Variant("resend-per-number", "A number is sent one code a minute, whoever asks.", ResendPerNumber),
    Variant("with-country", "A number is typed with +86; without its country it is none.", WithCountry),
    Variant(
        "growing-throttle",
        "After a wrong code the next is looked at after 8, 16, 32 seconds and so on.",
        GrowingThrottle,
    ),
    Variant("steady-throttle", "After a wrong code the next is looked at after a second.", SteadyThrottle),
    Variant("few-tries", "Three wrong codes lock a mailbox, three wrong passwords an account.", FewTries),
    Variant("many-tries", "A code takes as many wrong tries as a mailbox: fifteen an hour.", ManyTries),
    Variant("login-exempts", "After a login's second step the first changes need no code.", LoginExempts),
    Variant("one-at-a-time", "A method that is bound takes the place of the one before.", OneAtATime),
    Variant("last-stays", "The last method that is bound cannot be unbound.", LastStays),
    Variant(
        "portal-only",
        "The portal is the only door and takes names in any notation; second mailboxes are switched to.",
        PortalOnly,
    ),
    Variant(
        "lasting-sessions",
        "Closing the browser signs nobody out: sessions are kept for two weeks.",
        LastingSessions,
        LastingPortal,
    ),
    Variant("far-away", "A page takes a tenth of a second, its data a third.", delay=Delay(0.1, 0.3)),
    Variant("alibaba", "Messages go through Alibaba Cloud.", provider="alibaba"),
]
