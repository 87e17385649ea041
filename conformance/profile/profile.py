"""The target profile: one TOML file that says what a deployment claims (ICS) and how to drive it (IXIT)."""

from collections.abc import Collection, Iterable
from operator import attrgetter
from pathlib import Path

import msgspec

from conformance.profile.addresses import misled
from conformance.profile.answers import OF_TAG, keys_of
from conformance.profile.conditions import Requirement, unmet
from conformance.profile.contradictions import contradictions
from conformance.profile.forms import malformed
from conformance.profile.ics import Ics
from conformance.profile.ixit import Ixit
from conformance.profile.methods import METHODS
from conformance.profile.mistakes import mistakes
from conformance.profile.phones import Limits
from conformance.profile.reading import ProfileError, read
from conformance.profile.safety import in_use, unsafe
from conformance.profile.secrets import plainly
from conformance.profile.values import Name

ATTACKS = "needs-attacks"
"""The tag of scenarios that attack: whether they run is the profile's to say, they apply everywhere."""
LACKING = {
    "needs-mail-programs": "the profile names no servers for mail programs (ixit.mail_programs)",
    "needs-pop3": "the profile names no POP3 server (ixit.mail_programs.pop3)",
    "needs-trust": "nobody is asked whether to trust a device (ixit.screens.trust.landmark)",
    "needs-trust-question": "trust is no question of its own (ixit.screens.trust.landmark)",
    "needs-forgotten-password": (
        "nobody replaces a forgotten password by themselves (ixit.screens.forgotten.landmark)"
    ),
    "needs-verification-after-login": (
        "for a while after a login changes need no verification (ics.login_exempts)"
    ),
    "needs-another-method": "the ICS offers one method only (ics.methods)",
}
"""Why a profile does not claim what a tag `needs-…` stands for."""


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One deployment as the suite sees it."""

    name: Name
    """Under what name the report speaks of this deployment."""
    guide: Name
    """The guide it is judged by, for the title."""
    ics: Ics
    """What it claims to do."""
    ixit: Ixit
    """How to reach and drive it."""
    system: str = ""
    """Whose system it is, for the headline, such as "the vendor's staging"; empty if the name says enough."""

    @property
    def title(self) -> str:
        """The report's title: which guide, and which profile."""
        return f"{self.guide}, profile {self.name}"

    @property
    def started_here(self) -> str:
        """The program that this suite started as the deployment; empty where it runs already."""
        return self.ixit.start.program if self.ixit.start else ""

    @property
    def shared(self) -> str:
        """What workers would share, so that there can be but one; empty when they share nothing."""
        ixit = self.ixit
        shared = {
            "ixit.outbound: one deployment": ixit.outbound is not None,
            "ixit.phones: one way to the phones": ixit.phones.kind == "operator",
            "ixit.phones.numbers: the same phones": bool(ixit.phones.numbers),
            "ixit.limits: one budget": ixit.limits != Limits(),
        }
        return next((what for what, is_so in shared.items() if is_so), "")

    @property
    def attended(self) -> bool:
        """Whether a person has to be there, since codes are typed in by hand."""
        return self.ixit.phones.kind == "operator"

    @property
    def patience(self) -> float | None:
        """Seconds that one scenario may take; None where a person has to answer."""
        return None if self.attended else self.ixit.waits.scenario

    @property
    def limits(self) -> Limits:
        """How much a run may cause."""
        return self.ixit.limits

    @property
    def secrets(self) -> dict[str, str]:
        """What must stand in no report, with the name that stands for it there.

        That is each value that was taken from elsewhere, and what the profile itself calls a secret.
        """
        found = dict(plainly(msgspec.structs.asdict(self.ixit)))
        msgspec.json.encode(self, enc_hook=lambda secret: found.update(secret.taken))
        return found

    @property
    def said(self) -> str:
        """What it says in effect, what it extends included, as JSON, without secrets from elsewhere."""
        return msgspec.json.encode(self, order="sorted", enc_hook=lambda secret: secret.written).decode()

    def answers(self, clause: Requirement, tags: Collection[str]) -> dict[str, str]:
        """Return key -> value, as JSON, of what bears on a clause; tags: those of its scenarios."""
        keys = dict.fromkeys(keys_of(clause, tags))
        return {key: msgspec.json.encode(self._at(key), enc_hook=str).decode() for key in keys}

    @property
    def addresses(self) -> list[str]:
        """Where the deployment is reached."""
        return [address for _, address in self.ixit.opened()]

    def claimed(self, clause: Requirement) -> str:
        """What is promised of a clause that is about a time, with its unit; empty for any other."""
        times = [(self._at(key), key.rpartition("_")[2]) for key in clause.needs]
        return next((f"{time} {unit}" for time, unit in times if self._claims(clause) and _is_time(time)), "")

    def features(self) -> dict[str, bool]:
        """What the tags `needs-…` of the features ask for."""
        screens = self.ixit.screens
        return self.ics.features() | {
            "needs-mail-programs": self.ixit.mail_programs is not None,
            "needs-pop3": "pop3" in self.ixit.mail_servers,
            ATTACKS: True,
            "needs-trust": bool(screens.trust.landmark or screens.trust_boxes),
            "needs-trust-question": bool(screens.trust.landmark),
            "needs-forgotten-password": bool(screens.forgotten.landmark),
        }

    def inapplicable(self, clause: Requirement, tags: frozenset[str]) -> str | None:
        """Why a scenario of a clause does not apply to this deployment, by the ICS; None when it does."""
        if not self._claims(clause):
            return f"the ICS does not claim {clause.id} (ics.claims)"
        for tag, claimed in self.features().items():
            if tag in tags and not claimed:
                return self._lacking(tag)
        return unmet(clause.applies_when, self.ics, self.ixit) or None

    def withheld(self, tags: frozenset[str]) -> str:
        """Why a scenario that applies is not run here; empty where it is."""
        attacks = not in_use(self.ixit) if self.ixit.attacks is None else self.ixit.attacks
        if attacks or ATTACKS not in tags:
            return ""
        said = "people may be using this deployment" if self.ixit.attacks is None else "the profile says so"
        return f"it attacks, and attacks are off: {said} (ixit.attacks)"

    def _claims(self, clause: Requirement) -> bool:
        return clause.level != "claim" or clause.id in self.ics.claims

    def _at(self, key: str) -> object:
        """The value of a key, such as ics.trust.lifetime_days."""
        return attrgetter(key)(self)

    def _lacking(self, tag: str) -> str:
        """Why the ICS does not claim what a tag `needs-…` stands for."""
        if tag in LACKING:
            return LACKING[tag]
        method = next((method.key for method in METHODS if method.tag == tag), None)
        if method is None:
            return f"the ICS does not claim it ({OF_TAG[tag]})"
        if method in self.ics.unexercised:
            return f"the ICS leaves {method} unexercised (ics.unexercised)"
        return f"the ICS does not offer {method} (ics.methods)"

    def unfit_claims(self, clauses: Iterable[Requirement]) -> list[str]:
        """What ics.claims names and nobody knows, or cannot be claimed without more, one line each."""
        known = {clause.id: clause for clause in clauses if clause.level == "claim"}
        there = ", ".join(sorted(known))
        unknown = [id for id in self.ics.claims if id not in known]
        needed = [(id, key) for id in self.ics.claims if id in known for key in known[id].needs]
        return [
            *(f"ics.claims: there is no {id}; there are {there}" for id in unknown),
            *(
                f"ics.claims has {id}, but {key} is missing: give it, or leave the claim out"
                for id, key in needed
                if self._at(key) is None
            ),
        ]

    def unexercised(self) -> list[str]:
        """What the ICS declares and the suite does not drive, one line each."""
        names = map(self.ixit.screens.methods.name_of, self.ics.unexercised)
        return [f"{name}: offered, and not exercised by this suite (ics.unexercised)" for name in names]

    def departures(self) -> list[str]:
        """Where the ICS says less than the guide of a clause that still applies, one line each."""
        trust, asked = self.ics.trust, self.ixit.screens.trust.landmark or self.ixit.screens.trust_boxes
        found = {
            "the login of a forced binding asks no trust question, though the guide has it before the "
            "welcome page of the first login (ics.trust.after_binding)": not trust.after_binding,
            f"trust ends after {trust.lifetime_days} days, where the guide says that later logins need no "
            "second step, and no end (ics.trust.lifetime_days)": trust.lifetime_days,
        }
        return [line for line, holds in found.items() if asked and holds]

    def reached(self) -> list[str]:
        """Whom and what a run reaches, one line each."""
        ixit = self.ixit
        numbers = f"the {len(ixit.phones.numbers)} numbers of ixit.phones.numbers"
        if not ixit.phones.numbers:
            numbers = f"numbers like {ixit.people.number}"
        return [
            f"deployment: {', '.join(self.addresses)}",
            f"logins: people with mailboxes like {ixit.people.address}",
            f"SMS: to {numbers}, read by {ixit.phones.kind} (ixit.phones)",
            f"mails: to backup mailboxes like {ixit.people.backup}",
        ]

    def statements(self) -> list[str]:
        """What the report has to say of the way in which the run was made, one line each."""
        by_hand = "attended: a person typed in the codes and scanned the QR codes (ixit.phones)"
        return [by_hand] if self.attended else []


def load(path: Path) -> Profile:
    """Read a profile; `extends` names another, or several, of which it says only what is different.

    Raises ProfileError with every mistake, naming file, key, value and what would be right.
    """
    table = read(path)
    if wrong := list(mistakes(table, Profile)):
        raise ProfileError([f"{path}: {line}" for line in wrong])
    profile = msgspec.convert(table, Profile)
    if found := [
        *malformed(profile.ics, profile.ixit),
        *contradictions(profile.ics, profile.ixit),
        *misled(profile.ixit),
        *unsafe(profile.ics, profile.ixit),
    ]:
        raise ProfileError([f"{path}: {line}" for line in found])
    return profile


def _is_time(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
