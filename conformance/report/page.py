"""report.html: one file that needs no network and no other; a script filters and changes the language."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from itertools import zip_longest
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment
from markupsafe import Markup, escape

from conformance.catalogue import NAME, catalogue, said
from conformance.concluding import rules
from conformance.concluding.headline import failures
from conformance.judging.verdict import Verdict
from conformance.pages import environment
from conformance.report import order, words
from conformance.report.pictures import album
from conformance.run import Run, Scenario, Wire
from conformance.text import Text

TEMPLATES = Path(__file__).parent / "templates"
PASSING_WIRE = 20
"""Exchanges listed of a passing scenario, the last ones, without bodies; run.json has all."""
CHINA = timezone(timedelta(hours=8))


def render(run: Run, folder: Path, beside: str = ".") -> str:
    """Return the page of a run, with pictures found in its folder inlined, and the others linked.

    beside: the run's folder, as seen from the page's.
    """
    script = (TEMPLATES / "report.js").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("report.html")
        .render(
            run=run,
            css=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
            script=script,
            script_sha256=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            words=words,
            rules=rules,
            order=order,
            chinese=catalogue().said,
            failures=failures,
            say=said,
            levels={clause.id: clause.level for clause in run.clauses},
            by_key={scenario.key: scenario for scenario in run.scenarios},
            anchors={scenario.key: f"s{number}" for number, scenario in enumerate(run.scenarios, 1)},
            pictures=album(folder, run.scenarios),
            profile={"ics": dict(_flat(run.ics, "ics")), "ixit": dict(_flat(run.ixit, "ixit"))},
            shown_wire=_shown_wire,
            place=lambda file: (Path(beside) / file).as_posix(),
        )
    )


def _environment() -> Environment:
    made = environment(TEMPLATES)
    made.filters["moment"] = _moment
    made.filters["duration"] = _duration
    made.filters["named"] = _named
    made.filters["plain"] = _plain
    return made


def _flat(table: Mapping[str, Any], where: str) -> Iterator[tuple[str, str]]:
    """Yield the keys of a table and of those in it, from the top, with their values as JSON."""
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, f"{where}.{key}")
        else:
            yield f"{where}.{key}", msgspec.json.encode(value).decode()


def _shown_wire(scenario: Scenario) -> list[Wire]:
    return scenario.wire[-PASSING_WIRE:] if scenario.verdict is Verdict.PASS else scenario.wire


def _moment(iso: str) -> str:
    """A time as its two readers' clocks show it."""
    moment = datetime.fromisoformat(iso).astimezone(UTC)
    there = moment.astimezone(CHINA)
    day = f"{there:%Y-%m-%d} " if there.date() != moment.date() else ""
    return f"{moment:%Y-%m-%d %H:%M:%S} UTC, {day}{there:%H:%M:%S} UTC+8"


def _duration(seconds: float) -> Text:
    minutes, rest = divmod(round(seconds), 60)
    if minutes:
        return Text(f"{minutes} min {rest} s", f"{minutes} 分 {rest} 秒")
    return Text(f"{seconds:.1f} s", f"{seconds:.1f} 秒")


def _named(text: str) -> Markup:
    """A text of others in which what stands for a secret is said in both languages."""
    parts = NAME.split(text)
    names = (_both(name, catalogue().name(name)) for name in parts[1::2])
    return Markup("").join(one for pair in zip_longest(map(escape, parts[::2]), names) for one in pair if one)


def _both(name: str, chinese: str) -> Markup:
    if name == chinese:
        return escape(f"⟦{name}⟧")
    return Markup('⟦<span class="en" lang="en">{}</span><span class="zh" lang="zh-CN">{}</span>⟧').format(
        name, chinese
    )


def _plain(text: str) -> str:
    """A text without the marks of Markdown."""
    return text.replace("*", "").replace("`", "")
