"""Cucumber Messages as NDJSON (https://github.com/cucumber/messages): rules, tags and pictures included."""

import base64
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from gherkin.ast_builder import AstBuilder
from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from conformance.report import order
from conformance.run import Run, Scenario, Step

NAME = "messages.ndjson"
PROTOCOL = "27.2.0"
STATUSES = {
    "pass": "PASSED",
    "fail": "FAILED",
    "inconclusive": "PENDING",
    "error": "UNDEFINED",
    "inapplicable": "SKIPPED",
    "not-run": "SKIPPED",
}
"""What a scenario's verdict is called at the sentence where it ended."""


def render(run: Run, folder: Path) -> dict[str, bytes]:
    """Return messages.ndjson; the features in it are written anew from the run, a scenario a row."""
    lines = (json.dumps(message, ensure_ascii=False) for message in _Messages(run, folder).all())
    return {NAME: ("\n".join(lines) + "\n").encode()}


class _Messages:
    def __init__(self, run: Run, folder: Path) -> None:
        self._run, self._folder = run, folder
        self._ids = IdGenerator()

    def all(self) -> Iterator[dict[str, Any]]:
        yield {"meta": self._meta()}
        cases: list[tuple[Scenario, str, list[str]]] = []
        for chapter, scenarios in order.chapters(self._run).items():
            yield from self._chapter(chapter, scenarios, cases)
        began = _timestamp(self._run.started, 0)
        yield {"testRunStarted": {"timestamp": began}}
        for scenario, case, steps in cases:
            yield from self._played(scenario, case, steps)
        ended = _timestamp(self._run.started, self._run.seconds)
        yield {"testRunFinished": {"success": self._run.exit_code == 0, "timestamp": ended}}

    def _meta(self) -> dict[str, Any]:
        product = {"name": "unknown", "version": ""}
        suite = {"name": self._run.suite, "version": self._run.suite_version}
        return {
            "protocolVersion": PROTOCOL,
            "implementation": suite,
            "cpu": product,
            "os": product,
            "runtime": {"name": ", ".join(self._run.identity.browsers) or "none"},
        }

    def _chapter(
        self, chapter: str, scenarios: Sequence[Scenario], cases: list[tuple[Scenario, str, list[str]]]
    ) -> Iterator[dict[str, Any]]:
        uri, text = scenarios[0].file, _feature(chapter, scenarios, self._run.language)
        document: Any = {**Parser(AstBuilder(self._ids)).parse(text), "uri": uri}
        yield {"source": {"uri": uri, "data": text, "mediaType": "text/x.cucumber.gherkin+plain"}}
        yield {"gherkinDocument": document}
        pickles = Compiler(self._ids).compile(document)
        for scenario, pickle in zip(scenarios, pickles, strict=True):
            yield {"pickle": pickle}
            case = self._ids.get_next_id()
            steps = [{"id": self._ids.get_next_id(), "pickleStepId": step["id"]} for step in pickle["steps"]]
            for step in steps:
                step["stepDefinitionIds"] = []  # type: ignore[assignment]
            yield {"testCase": {"id": case, "pickleId": pickle["id"], "testSteps": steps}}
            cases.append((scenario, case, [step["id"] for step in steps]))

    def _played(self, scenario: Scenario, case: str, steps: list[str]) -> Iterator[dict[str, Any]]:
        started, at = self._ids.get_next_id(), scenario.started or self._run.started
        yield {
            "testCaseStarted": {
                "id": started,
                "testCaseId": case,
                "attempt": 0,
                "timestamp": _timestamp(at, 0),
            }
        }
        for step, id in zip(scenario.steps, steps, strict=True):
            common = {"testCaseStartedId": started, "testStepId": id}
            yield {"testStepStarted": {**common, "timestamp": _timestamp(at, step.began or 0)}}
            yield from self._attached(step, common)
            ended = _timestamp(at, (step.began or 0) + step.seconds)
            yield {
                "testStepFinished": {**common, "testStepResult": _ended(scenario, step), "timestamp": ended}
            }
        finished = {"testCaseStartedId": started, "willBeRetried": False}
        yield {"testCaseFinished": {**finished, "timestamp": _timestamp(at, scenario.seconds)}}

    def _attached(self, step: Step, common: dict[str, str]) -> Iterator[dict[str, Any]]:
        if step.picture and (self._folder / step.picture).is_file():
            body = base64.b64encode((self._folder / step.picture).read_bytes()).decode()
            kind = {"mediaType": "image/jpeg", "contentEncoding": "BASE64", "fileName": step.picture}
            yield {"attachment": {**common, **kind, "body": body}}


def _feature(chapter: str, scenarios: Sequence[Scenario], language: str) -> str:
    """Return a chapter as Gherkin, with a scenario for each row; keywords are those of the language."""
    words = {"zh-CN": ("功能", "规则", "场景")}.get(language, ("Feature", "Rule", "Scenario"))
    lines, rule = [f"# language: {language}", f"{words[0]}: {chapter}"], ""
    for scenario in scenarios:
        if scenario.rule != rule:
            rule = scenario.rule
            lines += ["", f"  @{scenario.clause}", f"  {words[1]}: {rule}"]
        own = [tag for tag in scenario.tags if tag != scenario.clause]
        lines += ["", *([f"    {' '.join(f'@{tag}' for tag in own)}"] if own else [])]
        row = f" [{', '.join(scenario.example.values())}]" if scenario.example else ""
        again = f" #{scenario.repetition}" if scenario.repetition > 1 else ""
        lines.append(f"    {words[2]}: {scenario.name}{row}{again}")
        lines += [f"      {step.keyword} {step.text}" for step in scenario.steps]
    return "\n".join([*lines, ""])


def _ended(scenario: Scenario, step: Step) -> dict[str, Any]:
    status = {"passed": "PASSED", "not reached": "SKIPPED"}.get(step.outcome) or STATUSES[scenario.verdict]
    said = f"expected {scenario.expected}; seen {scenario.seen}" if scenario.seen else scenario.reason
    told = {"message": said} if step.outcome == "failed" else {}
    return {"status": status, "duration": _duration(step.seconds), **told}


def _duration(seconds: float) -> dict[str, int]:
    whole = int(seconds)
    return {"seconds": whole, "nanos": round((seconds - whole) * 1e9)}


def _timestamp(iso: str, after: float) -> dict[str, int]:
    return _duration(datetime.fromisoformat(iso).timestamp() + after)
