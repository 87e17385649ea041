"""junit.xml: the verdicts in the form that CI servers read."""

import re
from itertools import chain, count
from pathlib import Path
from xml.etree import ElementTree as ET

from conformance.report.order import chapters
from conformance.run import Run, Scenario
from conformance.verdict import Verdict

OUTCOMES = {
    Verdict.FAIL: "failure",
    Verdict.INCONCLUSIVE: "error",
    Verdict.ERROR: "error",
    Verdict.INAPPLICABLE: "skipped",
    Verdict.NOT_RUN: "skipped",
}
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: Run, folder: Path) -> bytes:
    """Return the run as JUnit XML: a suite a chapter, a case a scenario, one name never twice.

    A fail is a failure; inconclusive and error are errors; inapplicable, not-run and a waived fail are
    skipped. Pictures are attachments, by their path from the working directory where that holds the folder.
    """
    root = _element("testsuites", name=run.title, **_totals(run.scenarios))
    names = _Names()
    for chapter, scenarios in chapters(run).items():
        suite = _element("testsuite", name=chapter, **_totals(scenarios), timestamp=run.started[:19])
        suite.set("skipped", str(_count(scenarios, "skipped")))
        suite.extend(_case(scenario, names.give(scenario), folder) for scenario in scenarios)
        root.append(suite)
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _totals(scenarios: list[Scenario]) -> dict[str, str]:
    return {
        "tests": str(len(scenarios)),
        "failures": str(_count(scenarios, "failure")),
        "errors": str(_count(scenarios, "error")),
        "time": f"{sum(scenario.seconds for scenario in scenarios):.3f}",
    }


def _count(scenarios: list[Scenario], outcome: str) -> int:
    return sum(_outcome(scenario) == outcome for scenario in scenarios)


def _outcome(scenario: Scenario) -> str | None:
    return "skipped" if scenario.waiver else OUTCOMES.get(scenario.verdict)


class _Names:
    """Gives each case a name that stays the same from run to run, and to no two cases of a file the same."""

    def __init__(self) -> None:
        self._given: set[tuple[str, str]] = set()

    def give(self, scenario: Scenario) -> str:
        row = ", ".join(f"{column}={value}" for column, value in scenario.example.items())
        plain = scenario.name + (f" [{row}]" if row else "")
        if scenario.repetition > 1:
            plain += f" #{scenario.repetition}"
        further = (f"{plain} ({number})" for number in count(2))
        name = next(name for name in chain([plain], further) if (scenario.file, name) not in self._given)
        self._given.add((scenario.file, name))
        return name


def _case(scenario: Scenario, name: str, folder: Path) -> ET.Element:
    case = _element("testcase", name=name, classname=scenario.file, time=f"{scenario.seconds:.3f}")
    if outcome := _outcome(scenario):
        case.append(_told(outcome, scenario))
    out = ET.SubElement(case, "system-out")
    pictures = [_attachment(folder / step.picture) for step in scenario.steps if step.picture]
    out.text = _clean("\n".join([f"clause {scenario.clause}, {scenario.key}", *pictures]))
    return case


def _told(outcome: str, scenario: Scenario) -> ET.Element:
    if scenario.verdict is not Verdict.FAIL:
        return _element(outcome, type=scenario.verdict.value, message=scenario.reason)
    said = f"expected {scenario.expected}; seen {scenario.seen}"
    note = f"; {scenario.waiver.note}" if scenario.waiver else ""
    failure = _element(outcome, type="fail", message=f"{scenario.clause}: {said}{note}")
    told = [("clause", scenario.clause), ("expected", scenario.expected), ("seen", scenario.seen)]
    told += [(step.outcome, f"{step.keyword} {step.text}") for step in scenario.steps]
    failure.text = _clean("".join(f"\n{word:>11}  {text}" for word, text in told))
    return failure


def _attachment(picture: Path) -> str:
    inside = picture.is_absolute() and picture.is_relative_to(Path.cwd())
    return f"[[ATTACHMENT|{picture.relative_to(Path.cwd()) if inside else picture}]]"


def _element(tag: str, **attributes: str) -> ET.Element:
    return ET.Element(tag, {name: _clean(value) for name, value in attributes.items()})


def _clean(text: str) -> str:
    return NOT_XML.sub("�", text)
