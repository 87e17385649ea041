"""report.html: one file that needs no network, no script and no other file."""

from datetime import datetime
from pathlib import Path

from jinja2 import Environment

from conformance.judging import rules
from conformance.judging.verdict import Verdict
from conformance.pages import environment
from conformance.report import order, words
from conformance.report.pictures import album
from conformance.run import Run, Scenario, Wire

TEMPLATES = Path(__file__).parent / "templates"
PASSING_WIRE = 20
"""Exchanges listed of a passing scenario, the last ones, without bodies; run.json has all."""


def render(run: Run, folder: Path) -> str:
    """Return the page of a run, with the pictures found in its folder inlined."""
    return (
        _environment()
        .get_template("report.html")
        .render(
            run=run,
            css=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
            words=words,
            rules=rules,
            order=order,
            levels={clause.id: clause.level for clause in run.clauses},
            by_key={scenario.key: scenario for scenario in run.scenarios},
            anchors={scenario.key: f"s{number}" for number, scenario in enumerate(run.scenarios, 1)},
            pictures=album(folder, run.scenarios),
            passing_wire=PASSING_WIRE,
            shown_wire=_shown_wire,
        )
    )


def _environment() -> Environment:
    made = environment(TEMPLATES)
    made.filters["moment"] = _moment
    made.filters["duration"] = _duration
    return made


def _shown_wire(scenario: Scenario) -> list[Wire]:
    return scenario.wire[-PASSING_WIRE:] if scenario.verdict is Verdict.PASS else scenario.wire


def _moment(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%Y-%m-%d %H:%M:%S} UTC"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"
