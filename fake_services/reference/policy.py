"""The guide as code: every decision of the reference, one small method each.

Clause ids are those of `features/clauses.toml`. The application asks, and only carries out what is
answered; a defect overrides one method (see `defects/`).
"""

import hmac
import math
import re
import secrets
import unicodedata
from collections.abc import Collection, Sequence

import pyotp

from fake_services.reference.records import (
    Attempt,
    Binding,
    Claim,
    ClientPassword,
    Code,
    CookieFlags,
    Door,
    Errand,
    Kind,
    Method,
    Place,
    ProgramLogin,
    Push,
    Scan,
    Stage,
    Trust,
    Verification,
    Visit,
)

MINUTE, HOUR, DAY = 60, 3600, 86400
PREFERRED = (Method.SMS, Method.BACKUP, Method.OTP, Method.APP, Method.WECHAT, Method.WECOM)
"""Which of several bound methods is asked for first."""
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


class Policy:
    """What the guide, and good practice where it is silent, have the mail do."""

    unique: Collection[Method] = (Method.SMS, Method.WECHAT, Method.WECOM)
    """The methods whose values the store itself keeps to one mailbox each (G0.3, G0.4, G0.7)."""
    domain = "kust.edu.cn"
    trust_days = 30
    code_minutes = 10
    resend_seconds = 60
    idle_minutes = 30
    exempt_minutes = 5

    # Signing in (G1, G2) ------------------------------------------------------------------------------

    def password_opens(self, matches: bool) -> bool:
        """Tell whether a login goes on, given whether the password is the account's (G1.2)."""
        return matches

    def may_try_password(self, wrong: Sequence[float], at: float) -> bool:
        """At most 10 wrong passwords in 10 minutes an account (ASVS-6.6.3); `wrong`: when they were tried."""
        return sum(at - when < 10 * MINUTE for when in wrong) < 10

    def named(self, name: str, door: Door) -> str:
        """The account, or at the mail's own login the mailbox, that is called so by who signs in (G4.7).

        Case, blanks and the domain need not be right in an address; the portal's account is its very name.
        """
        if door is Door.PORTAL:
            return name
        address = name.strip().lower()
        return address if "@" in address else f"{address}@{self.domain}"

    def refusal(self, known: bool) -> str:
        """What is said of wrong credentials, whether there is such an account or not (WSTG-IDNT-04)."""
        return "帐号或密码错误"

    def tiles(self, mail: str) -> dict[str, str]:
        """Name what 我的应用 opens, and where: the web mail (G2.1)."""
        return {"电子邮件": f"{mail}/"}

    def accepts_portal_login(self) -> bool:
        """The portal's login is enough: the mail asks for no password again (G2.2)."""
        return True

    def first_page(self) -> Door:
        """Without a login the mail leads to the portal's (G2.2)."""
        return Door.PORTAL

    def has_own_door(self) -> bool:
        """The mail has a login of its own beside the portal's (G4.8)."""
        return True

    def session_lives(self, seen: float, at: float) -> bool:
        """A session ends when it was idle for too long (C.idle-timeout)."""
        return at - seen < self.idle_minutes * MINUTE

    def renews_session(self) -> bool:
        """The session's id changes at login and after the second step (ASVS-7.2.4)."""
        return True

    def forgets_old_id(self) -> bool:
        """What a session was called before the login opens nothing after it (ASVS-7.2.4)."""
        return True

    def takes_form(self, owned: bool, path: str) -> bool:
        """A form counts only with the token of its own session's pages, wherever it goes (WSTG-SESS-05)."""
        return owned

    def takes_question(self, owned: bool, kind: Kind) -> bool:
        """The cookie is enough to be shown something; `owned`: the address names the session too."""
        return True

    def cookie_flags(self, kind: str) -> CookieFlags:
        """No script, plain connection or other site has our cookies (WSTG-SESS-02); "session" or "trust"."""
        return CookieFlags()

    def framed_by(self) -> str:
        """No other site shows our pages inside its own (WSTG-CLNT-09): CSP's frame-ancestors."""
        return "'none'"

    def serves_signed_out(self, kind: Kind) -> bool:
        """退出, and a logout at the portal, end the mail's session on the server (C.logout)."""
        return False

    # The gate between a login and its mailbox (G3.1–G3.13, G4.6–G4.8) ---------------------------------

    def belongs(self, owner: str | None, login: str) -> bool:
        """A mailbox opens to the person who holds it, and to nobody else (G0.1)."""
        return owner == login

    def guarded(self, named: str, own: Visit) -> str:
        """A request that names another mailbox than the session's passes the gate of that (WSTG-ATHZ-04)."""
        return named

    def served_as(self, path: str) -> str:
        """The path that is served for an address: the very one that was guarded (G3.3, G4.7)."""
        return path

    def reads(self, kept_in: str, mailbox: str) -> bool:
        """A letter is read through the mailbox that it lies in, whose gate was passed (G3.3)."""
        return kept_in == mailbox

    def stage(self, visit: Visit) -> Stage:
        """First a method bound, then the second step, then the trust question, then the mailbox (G3.5)."""
        if self.must_bind(visit):
            return Stage.BIND
        if self.needs_second_step(visit):
            return Stage.VERIFY
        if self.asks_to_trust(visit):
            return Stage.TRUST
        return Stage.OPEN

    def must_bind(self, visit: Visit) -> bool:
        """Nothing of a mailbox without a method is reached, by page or data (G0.1, G3.1, G3.3)."""
        return not visit.entered and not any(map(self.serves, visit.bindings))

    def needs_second_step(self, visit: Visit) -> bool:
        """Each login at each door, unless this device is trusted (G3.9, G4.6, G4.7, G4.8)."""
        due = not visit.entered and any(map(self.serves, visit.bindings))
        return due and not self.is_verified(visit) and not self.is_trusted(visit)

    def is_verified(self, visit: Visit) -> bool:
        """Tell whether this very login passed a second step for this mailbox (G4.7)."""
        return any(self.verifies(verification, visit) for verification in visit.verifications)

    def verifies(self, verification: Verification, visit: Visit) -> bool:
        """A second step counts for the login and the mailbox that it was asked for (G3.11, G4.7)."""
        return (verification.session, verification.address) == (visit.session, visit.address)

    def binding_verifies(self, method: Method) -> bool:
        """Binding at the forced page proves possession: no second step on top of it (G3.4)."""
        return True

    # Mail programs, which know no second step (C.client-password) ------------------------------------

    def opens_program(self, program: ProgramLogin) -> bool:
        """Once a method is bound, a client password and no other; until then nothing (G3.3)."""
        return program.bound and program.by_client

    def serves_programs(self, kept: ClientPassword, mailbox: str) -> bool:
        """A client password is for the one mailbox that it was made for, until it is withdrawn."""
        return kept.address == mailbox and not kept.withdrawn

    def client_password_opens_web(self) -> bool:
        """A client password is for mail programs alone."""
        return False

    # Trust (G3.5–G3.11, G3.13) ------------------------------------------------------------------------

    def asks_to_trust(self, visit: Visit) -> bool:
        """Before the welcome page, at each login, unless this device is trusted (G3.5, G3.7, G3.10)."""
        return not visit.entered and not visit.answered and not self.is_trusted(visit)

    def is_trusted(self, visit: Visit) -> bool:
        """Tell whether 信任 was chosen on this device for this mailbox (G3.9)."""
        return any(self.trusts(trust, visit) for trust in visit.trusts)

    def trusts(self, trust: Trust, visit: Visit) -> bool:
        """One device, one mailbox, a limited time (G3.11, C.trust-lifetime)."""
        return (
            trust.address == visit.address
            and trust.token in visit.tokens
            and not trust.void
            and visit.at - trust.since < self.trust_days * DAY
        )

    def remembers(self, answer: str) -> bool:
        """Only 信任 trusts, 以后再说 does not (G3.6–G3.9); `answer` is "trust" or "later"."""
        return answer == "trust"

    def trust_token(self, address: str) -> str:
        """What a trusted device is known by is random: nobody can make it up (G3.11)."""
        return secrets.token_urlsafe(32)

    def trusts_at_once(self) -> bool:
        """Seeing that a login may be trusted and trusting it are one step (ASVS-7.4.3)."""
        return True

    def trusts_unasked(self) -> bool:
        """Showing the question trusts nothing (G3.13)."""
        return False

    def after_answer(self, answer: str, heading: str) -> str:
        """Either answer leads straight on to the mailbox (G3.6, G3.8)."""
        return heading

    def voids_trust(self, place: Place) -> bool:
        """No trust outlives a change of the mailbox's methods or of the password (good practice)."""
        return True

    def password_keeps_methods(self) -> bool:
        """Who is given a new password still needs what is bound (ASVS-6.4.3)."""
        return True

    # The list of methods (G0.2, G3.2, G3.12, G4.1–G4.5) -----------------------------------------------

    def methods(self, place: Place) -> Sequence[Method]:
        """List the methods on the forced page and in the settings, in order (G0.2, G3.2, G4.4)."""
        return tuple(Method)

    def hints(self) -> Sequence[str]:
        """Say that logins will be verified, and whom to ask (G3.12)."""
        return ("later logins", "help")

    def buttons(self, binding: Binding | None) -> Sequence[Place]:
        """绑定 for an unbound method, 修改 and 解绑 for a bound one (G4.4, G6.3)."""
        return (Place.SETTINGS,) if binding is None else (Place.CHANGE, Place.UNBIND)

    def opens(self, control: str) -> str:
        """Both the avatar and the gear open 个人设置 (G4.1, G4.2)."""
        return "/settings"

    def leads_on(self, page: str) -> str:
        """个人设置 leads to 安全设置, and that to 二次验证设置 (G4.3)."""
        return {"personal": "/settings/security", "security": "/settings/two-step"}[page]

    def onward(self, address: str, value: str) -> str:
        """The page that follows a binding has nothing of it in its address (WSTG-CLNT-12)."""
        return address

    def mask(self, method: Method, value: str) -> str:
        """Three digits, four stars, four digits; nothing at all of a secret (G4.5, GBT35273-7.2)."""
        if method is Method.SMS:
            return f"{value[3:6]}****{value[-4:]}"
        if method is Method.BACKUP:
            name, _, host = value.partition("@")
            return f"{name[0]}***@{host}"
        return "已绑定"

    # Binding (G0.3–G0.7, G3.4, G5, G6) ----------------------------------------------------------------

    def normalise(self, text: str, place: Place) -> str:
        """Every notation of a number is the same E.164 number (G0.6); others come back as they are."""
        digits = re.sub(r"[\s\-()]", "", unicodedata.normalize("NFKC", text))
        return "+86" + re.sub(r"^(\+86|0086|86(?=1[0-9]{10}$))", "", digits)

    def is_phone_number(self, number: str) -> bool:
        """Only what can receive an SMS in China: 11 digits that begin with 13–19 (G5.6)."""
        return re.fullmatch(r"\+861[3-9][0-9]{9}", number) is not None

    def is_mail_address(self, text: str) -> bool:
        """Something@host.domain: all that can be said of an address without writing to it (G6.8)."""
        return re.fullmatch(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+", text) is not None

    def is_free(self, claim: Claim, bindings: Sequence[Binding]) -> bool:
        """One number, one account: one mailbox, wherever it is bound (G0.3, G0.4, G0.7, G6.7)."""
        if claim.method not in (Method.SMS, Method.WECHAT, Method.WECOM):
            return True
        return not any(self.holds(binding, claim) for binding in bindings)

    def holds(self, binding: Binding, claim: Claim) -> bool:
        """Tell whether another mailbox has the value now; an ended binding holds nothing (G5.5, G6.7)."""
        same = (binding.method, binding.value) == (claim.method, claim.value)
        return same and binding.in_force and binding.address != claim.address

    def binds_at_once(self, claim: Claim) -> bool:
        """Finding a value free and binding it are one step: nobody comes in between (G0.7)."""
        return True

    def serves(self, binding: Binding) -> bool:
        """Only a binding in force opens the second step (G5.5, G6.7)."""
        return binding.in_force

    def ends(self, binding: Binding, place: Place) -> bool:
        """解绑 and a reset remove the binding, 修改 replaces it (G5.5, G6.4, C.admin-reset)."""
        return True

    def may_unbind(self, bindings: Sequence[Binding]) -> bool:
        """The last method can be unbound, too: the next login asks to bind one (G3.1)."""
        return True

    def gives_up_first(self) -> bool:
        """修改 leaves the old value in force until the new one is bound (G5.5)."""
        return False

    def honours_cancel(self, place: Place) -> bool:
        """取消 binds nothing (G5.4, G6.6)."""
        return True

    def needs_step_up(self, place: Place, method: Method, bindings: Sequence[Binding]) -> bool:
        """Before any change of its methods, a code of a bound one (G6.1, ASVS-7.5.1); `method` is changed."""
        return any(map(self.serves, bindings))

    def needs_proof(self, proved: bool) -> bool:
        """What binds a further method is there once that code was right, and not before (G6.1)."""
        return not proved

    def login_exempts(self) -> bool:
        """The second step of a login is no such code (C.step-up-exemption)."""
        return False

    def exempts(self, proved: float, at: float) -> bool:
        """For some minutes after such a code, further changes ask for none (C.step-up-exemption)."""
        return at - proved < self.exempt_minutes * MINUTE

    def proofs(self, place: Place, bindings: Sequence[Binding]) -> Sequence[Method]:
        """Name the bound methods, the preferred one first; each opens the second step (G6.3, G6.8, G6.9)."""
        bound = {binding.method for binding in bindings if self.serves(binding)}
        return [method for method in PREFERRED if method in bound]

    def tells_of_change(self, place: Place) -> bool:
        """A letter in the mailbox tells that its methods changed (ASVS-6.3.7)."""
        return True

    def ends_other_sessions(self, place: Place) -> bool:
        """Other sessions of the mailbox end when its methods change (ASVS-7.4.3)."""
        return True

    def ends_unanswered(self) -> bool:
        """So does a session that is still asked whether its device is to be trusted (ASVS-7.4.3)."""
        return True

    def changes_at_once(self) -> bool:
        """The change, the end of trust and that of the sessions are one step (ASVS-7.4.3)."""
        return True

    # Codes (G5.1–G5.3, G6.5, G6.6) --------------------------------------------------------------------

    def new_code(self) -> str:
        """Six characters without look-alikes, 30 random bits (ASVS-6.5.3)."""
        return "".join(secrets.choice(CODE_ALPHABET) for _ in range(6))

    def recipients(self, destination: str, place: Place) -> Sequence[str]:
        """One message, to the number that was typed or is bound, and to no other (G5.1, G6.5)."""
        return (destination,)

    def sends_unasked(self, place: Place) -> bool:
        """The step-up code is sent by itself (G6.5)."""
        return place is Place.STEP_UP

    def sends_to(self, bound: str, named: str) -> str:
        """The second step's code goes to the bound number; `named`: one that the request names (G4.7)."""
        return bound

    def proved_by(self, bound: str, named: str) -> str:
        """It counts when it went to the bound number, whatever number the request names (G4.7)."""
        return bound

    def told_on_sending(self, code: Code) -> dict[str, str]:
        """The answer to a sending never holds the code (WSTG-ATHN-11)."""
        return {}

    def wait(self, earlier: Sequence[Code], at: float) -> int:
        """Count the seconds until 重新发送 is allowed; `earlier` are the codes of the same errand (G6.5)."""
        left = max((code.sent + self.resend_seconds - at for code in earlier), default=0.0)
        return max(0, math.ceil(left))

    def counts_down(self, earlier: Errand, errand: Errand) -> bool:
        """The countdown is that of one request, sent to one place (G6.5)."""
        return earlier == errand

    def may_resend(self, wait: int) -> bool:
        """The countdown is kept by the server, `wait` seconds being left of it (C.resend-countdown)."""
        return wait == 0

    def may_send(self, sent: Sequence[float], at: float) -> bool:
        """At most 20 messages an hour to one number or address (ASVS-6.6.4)."""
        return sum(at - when < HOUR for when in sent) < 20

    def uses_up_at_once(self, attempt: Attempt) -> bool:
        """Accepting a code and using it up are one step: it cannot be accepted twice (ASVS-6.5.1)."""
        return True

    def accepts_code(self, code: Code, attempt: Attempt) -> bool:
        """The right text, for this very request, in time, once (G5.3, G4.7, G6.6)."""
        return (
            self.is_its_text(code, attempt)
            and self.is_for(code, attempt)
            and self.went_to(code, attempt)
            and self.is_alive(code, attempt)
            and self.may_try(code, attempt)
        )

    def is_its_text(self, code: Code, attempt: Attempt) -> bool:
        """Letter case and surrounding blanks do not matter, all the rest does (G5.3)."""
        entered = unicodedata.normalize("NFKC", attempt.text).strip().upper()
        return hmac.compare_digest(code.text.encode(), entered.encode())

    def is_for(self, code: Code, attempt: Attempt) -> bool:
        """A code counts where it was asked for: one login or operation of one session (G4.7, ASVS-6.6.2)."""
        sent, entered = code.errand, attempt.errand
        return (sent.place, sent.request, sent.address) == (entered.place, entered.request, entered.address)

    def went_to(self, code: Code, attempt: Attempt) -> bool:
        """It went to the very number or address that is now bound or proved (G5.3)."""
        sent, entered = code.errand, attempt.errand
        return (sent.method, sent.destination) == (entered.method, entered.destination)

    def is_alive(self, code: Code, attempt: Attempt) -> bool:
        """Not used, not replaced by a newer one, not too old (C.code-life, ASVS-6.5.1, ASVS-6.6.2)."""
        old = attempt.at - code.sent >= self.code_minutes * MINUTE
        return not (code.used or code.replaced or old)

    def may_try(self, code: Code, attempt: Attempt) -> bool:
        """Five wrong tries kill a code; 20 in an hour lock its mailbox, resent or not (ASVS-6.6.3)."""
        return code.wrong < 5 and self.may_prove(attempt)

    def may_prove(self, attempt: Attempt) -> bool:
        """At most 20 wrong tries an hour a mailbox, whatever the method (ASVS-6.6.3)."""
        return attempt.wrong < 20

    def replaces(self, newer: Errand, code: Code) -> bool:
        """A code sent again for the same request leaves the older one dead (ASVS-6.6.2)."""
        return (newer.request, newer.method) == (code.errand.request, code.errand.method)

    # Gateways that fail (G4.6, G4.7, G5.2, G5.3, G6.6) ------------------------------------------------

    def fails_open(self, place: Place, answered: bool) -> bool:
        """A gateway that fails proves nothing, whether it answered or not (G4.7, G5.3, G6.6)."""
        return False

    def forgets_failure(self, place: Place) -> bool:
        """A code that could not be sent stands in nobody's way later (G4.6, G5.2)."""
        return True

    def told_on_failure(self, ours: str, why: str) -> str:
        """The user reads that it failed, and nothing of what the gateway said (ASVS-16.5.1)."""
        return ours

    # One-time passwords, the authenticator's and the app's (G6.8, G6.10) ------------------------------

    def accepts_otp(self, secret: str, attempt: Attempt, used: Collection[int]) -> int | None:
        """Return the time step (±1) that the text is right for, each step once; else None (RFC6238-5.2)."""
        if not self.may_prove(attempt):
            return None
        totp = pyotp.TOTP(secret)
        step = int(attempt.at // totp.interval)
        fitting = (s for s in (step, step - 1, step + 1) if totp.generate_otp(s) == attempt.text.strip())
        return next((s for s in fitting if s not in used), None)

    # The app 论客 (G6.10) -----------------------------------------------------------------------------

    def pairs(self, status: str) -> bool:
        """Only a QR code that an app has scanned binds it (G6.10)."""
        return status == "paired"

    def is_the_push(self, push: Push, errand: Errand) -> bool:
        """A push counts for the one login that sent it, and the pairing it went to (G4.7, G6.10)."""
        return push.errand == errand

    def approves(self, status: str) -> bool:
        """Only a push that was approved opens anything: not one refused, expired or ended (G6.10)."""
        return status == "approved"

    def ends_pairing(self, place: Place) -> bool:
        """The app is told when its binding ends (G6.10)."""
        return True

    # WeChat and WeCom (G6.2, G6.3, G6.6, G6.9) --------------------------------------------------------

    def scan_of(self, scans: Sequence[Scan], state: str) -> Scan | None:
        """Find the QR code that an answer belongs to: this session's, by its state (G6.6)."""
        return next((scan for scan in scans if scan.state == state), None)

    def binds_unscanned(self, method: Method) -> bool:
        """Showing a QR code binds nothing (G6.6, G6.9)."""
        return False

    def refusal_counts(self, scan: Scan) -> bool:
        """An answer without a code is a refusal, and proves nothing (G6.6, G6.9)."""
        return False

    def scan_fails_open(self, scan: Scan, answered: bool) -> bool:
        """Nor does a scan prove anything whose account nobody named (G4.7, G6.6, G6.9)."""
        return self.fails_open(scan.place, answered)

    def is_the_account(self, binding: Binding, unionid: str) -> bool:
        """Only the bound account proves anything (G4.7, G6.6, G6.9)."""
        return binding.value == unionid
