"""The pictures of a run, made part of the report file."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from conformance.judging.verdict import Verdict
from conformance.run import Scenario

BUDGET = 14_000_000
"""Characters of inlined pictures in one report, which keeps it under about 15 MB."""


@dataclass(frozen=True)
class Picture:
    """A picture of a step: its data URI, or the remark that stands in its place."""

    uri: str = ""
    remark: str = ""


def album(folder: Path, scenarios: Iterable[Scenario]) -> dict[str, Picture]:
    """Return the pictures of all steps by their path inside the run's folder.

    Scenarios that did not pass come first: when the budget is spent, the others name the file instead.
    A screen that did not change since the sentence before is not repeated, unless the scenario ended there.
    """
    pictures: dict[str, Picture] = {}
    left = BUDGET
    for scenario in sorted(scenarios, key=lambda scenario: scenario.verdict is Verdict.PASS):
        before = ""
        for step in scenario.steps:
            if not (path := step.picture):
                continue
            uri = _data_uri(folder / path)
            if not uri:
                pictures[path] = Picture(remark=f"picture missing: {path}")
            elif uri == before and step.outcome != "failed":
                pictures[path] = Picture(remark="the screen is as above 屏幕同上")
            elif len(uri) > left:
                pictures[path] = Picture(remark=f"left out to keep this file small: {path}")
            else:
                pictures[path] = Picture(uri)
                left -= len(uri)
            before = uri
    return pictures


def _data_uri(file: Path) -> str:
    if not file.is_file():
        return ""
    return "data:image/jpeg;base64," + base64.b64encode(file.read_bytes()).decode()
