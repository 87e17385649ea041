"""What a run is called, by the first of the rules that holds, and what speaks against it, in one sentence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from conformance.concluding.rules import OUTCOMES
from conformance.judging.verdict import Verdict
from conformance.run import REQUIRED, Clause, Outcome, Scenario

NAMED = 8
"""As many clauses are named; the others are counted."""
ENDINGS = {"inconclusive": Verdict.INCONCLUSIVE, "ended in a harness error": Verdict.ERROR}
NO_VERDICT = (Verdict.NOT_RUN, Verdict.INAPPLICABLE)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a run showed, as far as its headline has to know it."""

    clauses: Sequence[Clause]
    scenarios: Sequence[Scenario]
    system: str
    """Whose system was judged; empty where the profile's name says enough."""
    faults: Sequence[str]
    stale: Sequence[str]
    """Waivers that expired or are not needed."""
    partial: bool
    broken_off: str
    """What ended the run before its time; empty where nothing did."""

    @property
    def guide(self) -> list[Clause]:
        """The clauses that a run must show to conform."""
        return [clause for clause in self.clauses if clause.level in REQUIRED]

    @property
    def apart(self) -> list[Clause]:
        """The clauses that are reported apart."""
        return [clause for clause in self.clauses if clause.level not in REQUIRED]

    def called(self, verdict: str) -> list[str]:
        """The clauses of the guide with a verdict."""
        return [clause.id for clause in self.guide if clause.verdict == verdict]

    def count(self, verdict: Verdict) -> int:
        """How many scenarios have a verdict."""
        return sum(scenario.verdict is verdict for scenario in self.scenarios)

    @property
    def outcome(self) -> Outcome:
        """What the run is called."""
        holds: dict[Outcome, bool] = {
            "interrupted": bool(self.broken_off),
            "partial": self.partial,
            "does not conform": bool(self.called("fail")),
            "equipment failed": bool(self.faults or self.count(Verdict.ERROR)),
            "not shown": bool(
                self.count(Verdict.INCONCLUSIVE) or self.called("not shown") or self.called("not-run")
            ),
            "conforms in part": bool(self.called("inapplicable")),
            "conforms": True,
        }
        return next(outcome for outcome in OUTCOMES if holds[outcome])

    @property
    def headline(self) -> str:
        """The outcome, with what keeps it from saying too much: figures, and whose system it is."""
        return "; ".join([self._outcome_in_figures(), *([f"judged: {self.system}"] if self.system else [])])

    def _outcome_in_figures(self) -> str:
        word = OUTCOMES[self.outcome].word.en
        match self.outcome:
            case "interrupted":
                judged = sum(one.verdict not in NO_VERDICT for one in self.scenarios)
                done = f"{word}: {judged} of {self._applied} scenarios were judged"
                return "; ".join(filter(None, [done, failures(self.scenarios)]))
            case "partial":
                passed = self.count(Verdict.PASS)
                done = f"{word}: {passed} of {self._applied} selected scenarios that apply passed"
                return "; ".join(filter(None, [done, failures(self.scenarios)]))
            case "does not conform":
                return f"{word}; {failures(self._required)}" if self._let_pass else word
            case "conforms in part":
                shown = f"{len(self.called('pass'))} of {len(self.guide)} clauses of the guide shown"
                return f"{word}: {shown}; not claimed: {_listed(self.called('inapplicable'))}"
            case "conforms":
                shown = f"{len(self.called('pass'))} clauses of the guide shown"
                return f"{word}: {shown} by {self._showing} scenarios"
        return word

    @property
    def sentence(self) -> str:
        """The headline and all that speaks against it."""
        return "; ".join([self.headline, *self._against()])

    @property
    def _showing(self) -> int:
        """How many scenarios passed, of clauses that were shown."""
        shown = set(self.called("pass"))
        return sum(one.verdict is Verdict.PASS and one.clause in shown for one in self.scenarios)

    @property
    def _applied(self) -> int:
        """How many scenarios apply to the deployment."""
        return len(self.scenarios) - self.count(Verdict.INAPPLICABLE)

    @property
    def _required(self) -> list[Scenario]:
        """The scenarios of the guide's clauses."""
        required = {clause.id for clause in self.guide}
        return [one for one in self.scenarios if one.clause in required]

    @property
    def _let_pass(self) -> bool:
        """Whether somebody answers for a fail of the guide."""
        return any(one.waiver for one in self._required)

    def _against(self) -> Iterator[str]:
        in_headline = self.outcome == "conforms in part"
        found = {
            **self._failed(self.guide),
            "not shown": self.called("not shown"),
            "not run": self.called("not-run"),
            "not claimed": [] if in_headline or self.partial else self.called("inapplicable"),
        }
        yield from (f"{word}: {_listed(ids)}" for word, ids in found.items() if ids)
        if in_part := list(self._in_part()):
            yield f"shown in part: {_listed(in_part)}"
        for words, kind in ENDINGS.items():
            if number := self.count(kind):
                yield f"{_counted(number, 'scenario', 'scenarios')} {words}"
        if number := len([fault for fault in self.faults if fault != self.broken_off]):
            yield f"{_counted(number, 'fault', 'faults')} of the run itself, see the notes"
        for word, ids in self._failed(self.apart).items():
            yield f"apart from the guide, {word}: {_listed(ids)}"
        if self.stale:
            yield f"{_counted(len(self.stale), 'waiver', 'waivers')} expired or not needed, see the notes"

    def _in_part(self) -> Iterator[str]:
        """The clauses of the guide that were shown by less than applied here, and by how much."""
        for clause in self.guide:
            own = [one.verdict for one in self.scenarios if one.clause == clause.id]
            applied = len(own) - own.count(Verdict.INAPPLICABLE)
            if clause.verdict == "pass" and Verdict.NOT_RUN in own:
                yield f"{clause.id} ({own.count(Verdict.PASS)}/{applied})"

    def _failed(self, clauses: Sequence[Clause]) -> dict[str, list[str]]:
        """The clauses with a fail, by what is said of it; beside each how many, where there are several."""
        fails = [one for one in self.scenarios if one.verdict is Verdict.FAIL]
        counts = Counter((answered_for(one), one.clause) for one in fails)
        named = {
            f"failed{word}": [
                f"{clause.id} ({count})" if (count := counts[word, clause.id]) > 1 else clause.id
                for clause in clauses
                if counts[word, clause.id]
            ]
            for word in ("", " and waived", " and disputed")
        }
        return {word: ids for word, ids in named.items() if ids}


def answered_for(fail: Scenario) -> str:
    """What is said of a fail besides, where somebody answers for it."""
    if fail.waiver is None:
        return ""
    return " and disputed" if fail.waiver.disputed else " and waived"


def failures(scenarios: Iterable[Scenario]) -> str:
    """Say how many scenarios failed, and for how many of them somebody answers; empty where none did."""
    fails = [one for one in scenarios if one.verdict is Verdict.FAIL]
    if not fails:
        return ""
    let_pass, failed = sum(bool(one.waiver) for one in fails), _counted(len(fails), "scenario", "scenarios")
    of_them = "" if let_pass == len(fails) else f" {let_pass} of them"
    return f"{failed} failed" + (f",{of_them} waived or disputed" if let_pass else "")


def _listed(clauses: list[str]) -> str:
    more = f" and {len(clauses) - NAMED} more" if len(clauses) > NAMED else ""
    return ", ".join(clauses[:NAMED]) + more


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
