"""junit.xml: the verdicts in the form that CI servers read."""

import re
from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path
from xml.etree import ElementTree as ET

from conformance.judging.exit_code import ExitCode
from conformance.judging.verdict import Verdict
from conformance.report.order import chapters
from conformance.run import Run, Scenario

OUTCOMES = {
    Verdict.FAIL: "failure",
    Verdict.INCONCLUSIVE: "error",
    Verdict.ERROR: "error",
    Verdict.INAPPLICABLE: "skipped",
    Verdict.NOT_RUN: "skipped",
}
ITSELF = "The run itself 本次运行"
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: Run, folder: Path) -> bytes:
    """Return the run as JUnit XML: a suite a chapter, a case a scenario, one name never twice.

    A fail is a failure; inconclusive and error are errors; inapplicable, not-run and a waived fail are
    skipped. A last suite is the run itself, which passes only where the exit code is 0: clauses that nothing
    showed are red there. The common schema (windyroad's) gives no case an output: pictures are attachments in
    its suite's, as Jenkins takes them: by their path from the working directory where that holds the folder,
    else from the folder itself.
    """
    names = _Names()
    root = _element("testsuites")
    for chapter, scenarios in chapters(run).items():
        named = [(names.give(scenario), scenario) for scenario in scenarios]
        cases = [_case(scenario, name) for name, scenario in named]
        root.append(_suite(run, len(root), chapter, cases, _printed(named, folder)))
    root.append(_suite(run, len(root), ITSELF, [_itself(run)], ""))
    ET.indent(root)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _suite(run: Run, number: int, name: str, cases: list[ET.Element], printed: str) -> ET.Element:
    """One suite, with all that the common schema asks for, in its order."""
    suite = _element(
        "testsuite",
        id=str(number),
        name=name,
        package=run.profile,
        hostname="localhost",
        timestamp=run.started[:19],
        **_totals(cases),
    )
    suite.append(_properties(run))
    suite.extend(cases)
    ET.SubElement(suite, "system-out").text = _clean(printed)
    ET.SubElement(suite, "system-err")
    return suite


def _printed(named: Sequence[tuple[str, Scenario]], folder: Path) -> str:
    """What stands beside each case: its clause and key, and its pictures, those of its end first."""
    lines = []
    for name, scenario in named:
        pictures = [_attachment(folder, step.picture) for step in reversed(scenario.steps) if step.picture]
        lines += [f"{name}: clause {scenario.clause}, {scenario.key}", *pictures]
    return "\n".join(lines)


def _properties(run: Run) -> ET.Element:
    """What the run showed, at each suite, since CI servers show suites one by one."""
    properties = _element("properties")
    for name in ("outcome", "headline", "summary", "profile", "suite_version", "exit_code"):
        properties.append(_element("property", name=name, value=str(getattr(run, name))))
    return properties


def _totals(cases: list[ET.Element]) -> dict[str, str]:
    return {
        "tests": str(len(cases)),
        "failures": str(_count(cases, "failure")),
        "errors": str(_count(cases, "error")),
        "skipped": str(_count(cases, "skipped")),
        "time": f"{sum(float(case.get('time', 0)) for case in cases):.3f}",
    }


def _count(cases: list[ET.Element], outcome: str) -> int:
    return sum(case.find(outcome) is not None for case in cases)


def _itself(run: Run) -> ET.Element:
    """Return the case that is red wherever the exit code is not 0, though every scenario be green."""
    case = _element("testcase", name=f"exit code, profile {run.profile}", classname=run.suite, time="0.000")
    if run.exit_code != ExitCode.CONFORMS:
        outcome = "failure" if run.exit_code == ExitCode.FAILS else "error"
        told = _element(outcome, type=f"exit code {run.exit_code}", message=run.summary)
        told.text = _clean("\n".join(run.notes))
        case.append(told)
    return case


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


def _case(scenario: Scenario, name: str) -> ET.Element:
    case = _element("testcase", name=name, classname=scenario.file, time=f"{scenario.seconds:.3f}")
    if outcome := _outcome(scenario):
        case.append(_told(outcome, scenario))
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


def _attachment(folder: Path, picture: str) -> str:
    file = (folder / picture).resolve()
    inside = file.is_relative_to(Path.cwd())
    return f"[[ATTACHMENT|{file.relative_to(Path.cwd()).as_posix() if inside else picture}]]"


def _element(tag: str, **attributes: str) -> ET.Element:
    return ET.Element(tag, {name: _clean(value) for name, value in attributes.items()})


def _clean(text: str) -> str:
    return NOT_XML.sub("�", text)
