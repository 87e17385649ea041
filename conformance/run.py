"""The record of a run: what the plugin writes to run.json and the report reads."""

from datetime import date
from typing import Any, Literal

from msgspec import Struct

from conformance.judging.verdict import Verdict

SCHEMA = "urn:mailbox-2fa-conformance:run:1"
"""The schema of a run's record, by its version: the number rises when a reader of the old one would err."""
Level = Literal["must", "shown", "implied", "should", "claim"]
LEVELS: tuple[Level, ...] = ("must", "shown", "implied", "should", "claim")
REQUIRED = LEVELS[:3]
"""The levels of the guide itself, which a run must show to conform; the others are reported apart."""
Outcome = Literal[
    "interrupted",
    "partial",
    "does not conform",
    "equipment failed",
    "not shown",
    "conforms in part",
    "conforms",
]
"""What a whole run is called; conformance/concluding/rules.py says when."""
ClauseVerdict = Literal["pass", "fail", "not shown", "inapplicable", "inconclusive", "error", "not-run"]


class Step(Struct, kw_only=True):
    """One sentence of a scenario, as it went."""

    keyword: str
    """As the features have it, in the run's language."""
    text: str
    """The sentence, its row filled in; secrets are replaced by their names."""
    seconds: float
    """How long it took."""
    outcome: Literal["passed", "failed", "not reached"]
    """How it ended."""
    picture: str | None = None
    """Path of the JPEG inside the run's folder."""
    lost: str = ""
    """Why there is no picture of it, where one was to be taken; it decides nothing."""
    code: str = ""
    """File and line of the function behind the sentence, where it was reached."""
    began: float | None = None
    """When, in seconds since the scenario began; None where it was not reached."""


class Received(Struct, kw_only=True):
    """What came to a phone, a backup mailbox or an app: whose, at which address, and what it said."""

    text: str
    """Whose phone or mailbox it came to, and what it said; secrets are replaced by their names."""
    step: int
    """The sentence (from 0) at whose end it was there; as many as there are for what came after the last."""
    seconds: float
    """Since the scenario began, when it came; where nobody noted that, when it was seen to be there."""


class Wording(Struct, kw_only=True, frozen=True):
    """A scenario in another language than the run's."""

    chapter: str
    """The feature's name."""
    rule: str
    """The clause's sentence."""
    name: str
    """The scenario's name, its row filled in."""
    steps: list[tuple[str, str]]
    """Keyword and text of each sentence."""
    example: dict[str, str] = {}
    """The row of its outline."""


class Wire(Struct, kw_only=True):
    """One exchange that the proxy saw: redacted, bodies cut at 2,000 characters."""

    who: str
    """Whose browser, or which part of the deployment."""
    method: str
    """Of HTTP."""
    url: str
    """Redacted."""
    status: int | None
    """Of the response; None where there was none."""
    request: str
    """Headers and body."""
    response: str
    """Headers and body."""
    error: str | None
    """A transport error, or `refused` where the proxy let nobody through to that host."""
    seconds: float
    """Since the scenario began."""
    note: str = ""
    """What was done to it on purpose: held until another one was there, or answered in a gateway's place."""


class Waiver(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Why a fail of one scenario is let pass for now, and who says so."""

    clause: str
    """Its id."""
    scenario: str
    """Its name, in any language of the features; an outline's rows have names of their own."""
    owner: str
    """Who answers for it."""
    link: str
    """Where it is followed up: a ticket, a contract, a letter."""
    reason: str = ""
    """Why it is let pass."""
    expires: date | None = None
    """Its last day, UTC."""
    disputed: str = ""
    """In the place of reason and expires: the vendor's reading of the clause."""

    @property
    def note(self) -> str:
        """What a report says of it, in one line."""
        by = f"by “{self.owner}” ({self.link})"
        return (
            f"disputed {by}: {self.disputed}"
            if self.disputed
            else f"waived until {self.expires} {by}: {self.reason}"
        )


class Spent(Struct, kw_only=True, frozen=True):
    """What a scenario caused at the deployment and its gateways."""

    logins: int = 0
    """By the screens, or by a hook in their place."""
    sms: int = 0
    """To all phones of the cast."""
    sms_to_one: int = 0
    """To the phone that received most."""
    mails: int = 0
    """To backup mailboxes."""
    tries: int = 0
    """Codes that were wrong, and requests that no page sends: they use up tries, and may lock accounts."""


class Scenario(Struct, kw_only=True):
    """One scenario (one row of an outline, one repetition) with its verdict and its evidence."""

    key: str
    """Unique in the run: `forced_binding.feature:42[row 2]#1`."""
    chapter: str
    """The feature's name."""
    file: str
    """Of the feature, below its language's folder."""
    line: int
    """Of the scenario, or of its row."""
    rule: str
    """The clause's sentence."""
    name: str
    """The scenario's name, its row filled in."""
    clause: str
    """Its id in the register."""
    tags: list[str]
    """What it needs of a deployment, and how it was selected."""
    example: dict[str, str]
    """The row of its outline: heading -> value."""
    repetition: int
    """From 1; more where the run repeats scenarios."""
    verdict: Verdict
    """As docs/VERDICTS.md says."""
    expected: str = ""
    """Of a fail: what had to be seen."""
    seen: str = ""
    """Of a fail: what was seen in its place."""
    reason: str = ""
    """Why it is inconclusive, inapplicable, not-run or error, and what our gateways refused, in one line."""
    started: str
    """ISO 8601, UTC."""
    seconds: float
    """How long it took."""
    worker: str
    """Which process ran it."""
    browser: str = ""
    """Its name and version."""
    steps: list[Step]
    """Its sentences, in order."""
    phone: list[Received]
    """What came to phones, backup mailboxes and apps."""
    refusals: list[str] = []
    """What our gateways and sink turned away while it ran, one line each."""
    wire: list[Wire]
    """What the proxy saw, in order."""
    spent: Spent = Spent()
    """What it caused."""
    answered: dict[str, str] = {}
    """Host of the deployment -> who answered there, as the proxy saw it."""
    clocks: dict[str, float] = {}
    """Host of the deployment -> seconds that its clock is ahead of ours, by its `Date` headers."""
    traces: list[str] = []
    """Paths of Playwright's traces inside the run's folder, one a browser: redacted, and without pictures."""
    waiver: Waiver | None = None
    """Of a fail that is waived; it stays a fail."""
    wordings: dict[str, Wording] = {}
    """The same scenario in the other languages of the features."""
    kills: list[str] = []
    """Deliberate breaches of its clause, by name, on which it has been seen to fail."""


class Clause(Struct, kw_only=True):
    """One clause of the register with what the run shows of it."""

    id: str
    """In the register."""
    level: Level
    """How binding it is."""
    source: str
    """Where it is written, in words."""
    document: str = ""
    """Of the documents that the run was judged by; empty where the profile itself is the source."""
    quote: str = ""
    """The source's own words, where the suite may repeat them."""
    note: str = ""
    """Where our sentence asks for more or for something else than the source, and why it cites it."""
    en: str
    """Its sentence in English."""
    zh: str
    """Its sentence in Chinese."""
    ics: dict[str, str] = {}
    """Keys of the profile that say whether, and how, it applies here, with their values as JSON."""
    claimed: str = ""
    """What the profile promises, where the clause is about a promise."""
    verdict: ClauseVerdict
    """The gravest of its scenarios'."""
    scenarios: list[str]
    """Keys of its scenarios."""


class Document(Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What clauses are taken from."""

    id: str
    """In the register."""
    title: str
    """As it was published."""
    issuer: str
    """Who published it."""
    date: str = ""
    """Of its edition; empty where it carries none."""
    sha256: str = ""
    """Of the text that was judged by."""
    checked: str = ""
    """How far its citations were held against a text of it: `checked: …` or `not checked: …`."""
    note: str = ""
    """What else is known of it."""


class Change(Struct, kw_only=True, frozen=True):
    """A clause whose verdict is another one than in the run before."""

    clause: str
    """Its id."""
    before: str
    """Its verdict in the run before."""
    after: str
    """Its verdict in this one."""


class Previous(Struct, kw_only=True, frozen=True):
    """The run of the same profile before this one, in the same folder of reports."""

    started: str
    """ISO 8601, UTC."""
    suite_version: str
    """Of the suite then."""
    headline: str
    """What it showed."""
    changes: list[Change]
    """Clauses with another verdict than then."""


BEHIND = 2
"""Seconds by which a reading of a clock may be behind it."""


class System(Struct, kw_only=True, frozen=True):
    """One address of the deployment."""

    address: str
    """As the profile has it."""
    answered: list[str]
    """Who answered there, as the proxy saw it: where on the network, and by which certificate."""
    clock: float | None = None
    """Seconds that its clock is ahead of ours, unmoved by hooks; None where it does not tell the time."""


class Identity(Struct, kw_only=True):
    """What was tested, with what, by which state of the suite."""

    commit: str = ""
    """Of the suite; `-dirty` where its files were changed since, empty where git does not know."""
    profile_file: str
    """The target profile, from the suite's folder."""
    profile_sha256: str
    """Of profile.json in the run's folder: the profile as it was read, what it extends included."""
    waivers_sha256: str = ""
    """Of the file of waivers beside the profile; empty where there is none."""
    operator: str = ""
    """Who ran it, on which machine, as that machine has them."""
    systems: list[System]
    """Where the deployment was reached, and who answered there."""
    browsers: list[str]
    """Names and versions."""


class Shard(Struct, kw_only=True, frozen=True):
    """The part of a run that one machine carried out; `ci/merge` puts the parts together."""

    number: int
    """From 1."""
    of: int
    """How many parts there are."""
    marks: str
    """The -m expression of all shards; empty for the whole guide."""
    plan_sha256: str
    """Of everything planned in this language, its sentences included."""


class Run(Struct, kw_only=True):
    """One whole run against one target profile."""

    schema: str = SCHEMA
    """The `$id` of the schema that this record follows."""
    id: str = ""
    """Of this run alone: a random UUID."""
    suite: str
    """Its name."""
    suite_version: str
    """Its version."""
    identity: Identity
    """What was tested, with what."""
    profile: str
    """Its name."""
    title: str
    """What was judged, in few words."""
    system: str = ""
    """Whose system that is, as the profile says; it stands in the headline."""
    language: str
    """Of the features that were run."""
    selection: str
    """What was selected, as on the command line; empty for the whole guide."""
    shard: Shard | None = None
    """Of a run that was shared among machines."""
    strict: bool = False
    """Whether good practice and claims colour the exit code."""
    started: str
    """ISO 8601, UTC."""
    seconds: float
    """How long it took."""
    workers: int
    """How many processes shared the scenarios."""
    planned: int = 0
    """Scenarios that were selected."""
    broken_off: str = ""
    """What ended it before all of it was judged."""
    outcome: Outcome
    """What the run is called."""
    exit_code: int
    """As docs/VERDICTS.md says."""
    headline: str
    """What the run showed, in few words, in the place of a title, and of whose system."""
    summary: str
    """The headline with all that speaks against it, in one sentence."""
    notes: list[str]
    """What a reader has to know besides, one line each."""
    faults: list[str] = []
    """What went wrong with the run itself; the notes tell it too."""
    stale: list[str] = []
    """Waivers that expired or are not needed; the notes tell them too."""
    documents: list[Document] = []
    """What the clauses are taken from."""
    ics: dict[str, Any] = {}
    """What the deployment claims, as profile.json has it."""
    ixit: dict[str, Any] = {}
    """How it was driven; secrets are replaced."""
    previous: Previous | None = None
    """The run before, and what changed since."""
    clauses: list[Clause]
    """All of the register."""
    scenarios: list[Scenario]
    """All that were planned, in the features' order."""
    logs: list[str] = []
    """Files of the run's folder: what the deployments printed that the suite started, redacted."""
