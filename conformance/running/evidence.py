"""What one scenario shows while it runs: its steps with time and picture, the phones, the wire."""

import os
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from conformance.judging.judgement import Judgement, StepType, one_line, overdue, refused, spoiled, unseen
from conformance.judging.redaction import Redactor
from conformance.judging.tracing import redacted
from conformance.judging.verdict import Verdict
from conformance.judging.witness import Witness
from conformance.planning.planned import Planned
from conformance.run import Received, Scenario, Spent, Step, Wire
from conformance.run_folder import RunFolder

BODY = 2000
"""Characters of a request, an answer or an account that are kept."""


class Evidence:
    """Gathers one scenario's evidence while it runs, and makes its record."""

    def __init__(self, planned: Planned, repetition: int, folder: RunFolder, redactor: Redactor) -> None:
        """redactor: knows the secrets of the whole world, and learns this scenario's."""
        self.planned = planned
        self.key = f"{planned.key}#{repetition}"
        self.judgement = Judgement(Verdict.PASS)
        self.acting: StepType | None = None
        """The type of the step whose own body is running."""
        self.trouble = ""
        """Why the world could not be believed when a step failed; empty when it could."""
        self.fault = ""
        """Why the evidence is incomplete; empty when it is not."""
        self.traceback = ""
        """Of a scenario that ended in `error`, redacted."""
        self.redact: Callable[[str], str] = redactor
        self.started = ""
        self.seconds = 0.0
        self._redactor = redactor
        self._repetition = repetition
        self._folder = folder
        self._witness: Witness | None = None
        self._steps = [
            Step(keyword=keyword, text=text, seconds=0.0, outcome="not reached")
            for keyword, text in planned.steps
        ]
        self._reached = 0
        self.illustrated = True
        """Whether pictures are taken; a campaign shows none."""
        self._browser = ""
        self._phone: list[Received] = []
        self._received: list[Received] = []
        """As it came, not redacted yet."""
        self._wire: list[Wire] = []
        self._heard = 0
        """Exchanges that are written down."""
        self._worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        self._refusals: list[str] = []
        self._gaps: list[str] = []
        self._answered: dict[str, str] = {}
        self._clocks: dict[str, float] = {}
        self._traces: list[str] = []
        self._cut: Judgement | None = None
        self.spent = Spent()
        """What the scenario caused, once it is collected."""

    def call(self, witness: Witness) -> None:
        """Have a witness of the scenario that begins."""
        self._witness = witness
        self._note("scenario", name=self.planned.name, clause=self.planned.clause)
        self._browser = self._ask(lambda witness: witness.browser(), "")

    def step_begins(self, kind: StepType | None = None) -> None:
        """Begin a step, its fixtures first; a picture shows what the first When finds.

        What a When has shown may be gone before a Then has seen it: none is taken between them.
        """
        pictured = any(one.picture or one.lost for one in self._steps)
        if kind == "when" and self._reached and not pictured:
            self._photograph()
        self._step_began = time.perf_counter()
        sentence = self._steps[self._reached]
        sentence.began = self._now()
        self._note("step", number=self._reached, sentence=f"{sentence.keyword} {sentence.text}")

    def step_acts(self, step: StepType, code: str) -> None:
        """From here on it is the step's own body that speaks; code: where it stands."""
        self.acting = step
        self._steps[self._reached].code = code

    def step_passed(self, *, picture: bool) -> None:
        """End a step that passed; a picture shows what it saw."""
        self.acting = None
        self._step_ended("passed")
        if picture:
            self._photograph()

    def step_failed(self) -> None:
        """End a step that failed, after asking whether the world can be believed at this moment."""
        self.trouble = self._ask(lambda witness: witness.trouble(), None) or self.fault
        self._step_ended("failed")
        self._photograph()
        self._keep_traces()

    def collect(self) -> None:
        """Take what phones and wire carried, redacted, and what it cost; the world must still stand."""
        if self._witness is None:
            return
        self._know()
        self.spent = self._ask(lambda witness: Spent(**witness.spent()), Spent())
        self._listen()
        self._phone = [replace(one, text=self._shown(one.text)) for one in self._received]
        self._refusals = self._ask(lambda witness: witness.refusals(), [])
        self._gaps = self._ask(lambda witness: witness.gaps(), [])
        self._answered = self._ask(lambda witness: dict(witness.answered()), {})
        self._clocks = self._ask(lambda witness: dict(witness.clocks()), {})
        self._wire = self._ask(lambda witness: [self._redacted(each) for each in witness.wire()], [])

    def _learn(self, witness: Witness) -> Callable[[str], str]:
        self._redactor.learn(witness.secrets())
        return self._redactor

    def conclude(self, judgement: Judgement) -> None:
        """Take the verdict, and in it what was not seen, or was refused, on our own side."""
        self.judgement = refused(unseen(judgement, self._gaps), self._refusals)
        if self.fault:
            self.judgement = spoiled(self.judgement, self.fault)

    def cut_off(self, seconds: float, hung: str) -> None:
        """Take note that the scenario was not over in time; what its clean-up says after that is no news."""
        self._cut = self._cut or overdue(self.judgement, seconds, hung)
        self.judgement = self._cut

    @property
    def doing(self) -> str:
        """The sentence that is being acted, or before or after which one it is."""
        last = self._steps[max(0, self._reached - 1)]
        over = self._reached == len(self._steps) or last.outcome == "failed"
        step = last if over else self._steps[self._reached]
        where = "what comes after " if over else "" if self._witness else "what comes before "
        return f"{where}“{step.keyword} {step.text}”"

    def record(self, worker: str) -> Scenario:
        """Return the scenario's record, redacted."""
        self._note("verdict", verdict=self.judgement.verdict, reason=self._shown(self.judgement.reason))
        return Scenario(
            key=self.key,
            chapter=self.planned.chapter,
            file=self.planned.file,
            line=self.planned.line,
            rule=self.planned.rule,
            name=self.planned.name,
            clause=self.planned.clause,
            tags=list(self.planned.tags),
            example=self.planned.example,
            repetition=self._repetition,
            verdict=self.judgement.verdict,
            expected=self._shown(self.judgement.expected),
            seen=self._shown(self.judgement.seen),
            reason=self._shown(self.judgement.reason),
            started=self.started,
            seconds=self.seconds,
            worker=worker,
            browser=self._browser,
            steps=[replace(step, lost=self.redact(step.lost)) for step in self._steps],
            phone=self._phone,
            refusals=[self._shown(line) for line in self._refusals],
            wire=self._wire,
            spent=self.spent,
            answered=self._answered,
            clocks=self._clocks,
            traces=self._traces,
        )

    def _ask[T](self, question: Callable[[Witness], T], unknown: T) -> T:
        if self._witness is None:
            return unknown
        try:
            return question(self._witness)
        except Exception as error:
            self.fault = f"the witness failed: {one_line(error)}"
            return unknown

    def _step_ended(self, outcome: Literal["passed", "failed"]) -> None:
        step = self._steps[self._reached]
        step.seconds, step.outcome = time.perf_counter() - self._step_began, outcome
        self._note("step ended", number=self._reached, outcome=outcome)
        self._listen()
        self._overhear()
        self._reached += 1

    def _now(self) -> float | None:
        return self._ask(lambda witness: witness.now(), None)

    def _listen(self) -> None:
        """Take down what has come to the phones since the sentence before."""
        known, now = [one.text for one in self._received], self._now() or 0.0
        unknown: list[tuple[str, float | None]] = []
        for text, came in self._ask(lambda witness: witness.phone(), unknown):
            if text in known:
                known.remove(text)
            else:
                at = now if came is None else came
                self._received.append(Received(text=text, step=self._reached, seconds=at))
                self._know()
                self._note("message", number=self._reached, text=self._shown(text), seconds=at)

    def _overhear(self) -> None:
        """Write down what has gone over the wire since the sentence before."""
        unknown: list[dict[str, object]] = []
        exchanges = self._ask(lambda witness: witness.wire(), unknown)[self._heard :]
        self._know()
        for exchange in exchanges:
            self._note("exchange", number=self._reached, **self._hidden(exchange))
        self._heard += len(exchanges)

    def _know(self) -> None:
        """Learn the secrets that there are by now; without them nothing is shown."""
        unknown: Callable[[str], str] = _withheld
        self.redact = self._ask(self._learn, unknown)

    def _note(self, kind: str, **said: object) -> None:
        """Write an event down while it happens."""
        try:
            self._folder.note(self._worker, {"event": kind, "scenario": self.key, **said})
        except OSError as error:
            self.fault = f"an event was lost: {error}"

    def _photograph(self) -> None:
        if self._witness is None or not self.illustrated:
            return
        step = self._steps[self._reached - 1]
        try:
            picture = self._witness.picture()
        except Exception as error:  # whatever it is, a picture decides nothing
            step.lost = one_line(error)
            return
        try:
            step.picture = self._folder.keep(picture, self.key, self._reached) if picture else None
            self._note("picture", number=self._reached - 1, path=step.picture)
        except OSError as error:
            self.fault = f"a picture could not be written: {error}"

    def _keep_traces(self) -> None:
        """Keep what was traced, if the run traces, as far as it may be read."""
        unknown: Sequence[bytes] = ()
        traces = self._ask(lambda witness: witness.traces(), unknown)
        self._know()
        for number, trace in enumerate(traces, 1):
            try:
                self._traces.append(self._folder.keep_trace(redacted(trace, self.redact), self.key, number))
            except OSError as error:
                self.fault = f"a trace could not be written: {error}"

    def _redacted(self, exchange: Mapping[str, object]) -> Wire:
        return msgspec.convert(self._hidden(exchange), Wire)

    def _hidden(self, exchange: Mapping[str, object]) -> dict[str, object]:
        return {name: self._shown(value) for name, value in exchange.items()}

    def _shown(self, value: Any) -> Any:  # noqa: ANN401 (what a witness says of the wire)
        if not isinstance(value, str):
            return value
        return self._redactor.beginning(value, BODY) if self.redact is self._redactor else self.redact(value)


def _withheld(text: str) -> str:
    """Stand in for a text when nobody knows which secrets are in it."""
    return "⟦withheld: the secrets in it are unknown⟧" if text else ""
