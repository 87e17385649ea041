"""Allure results (https://allurereport.org/docs/how-it-works-test-result-file/): a file a scenario."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from conformance.run import Clause, Run, Scenario, Step

FOLDER = "allure-results"
STATUSES = {
    "pass": "passed",
    "fail": "failed",
    "inconclusive": "broken",
    "error": "broken",
    "inapplicable": "skipped",
    "not-run": "skipped",
}
STEPS = {"passed": "passed", "failed": "failed", "not reached": "skipped"}
SEVERITIES = {
    "must": "blocker",
    "shown": "critical",
    "implied": "critical",
    "should": "normal",
    "claim": "normal",
}


def render(run: Run, folder: Path) -> dict[str, bytes]:
    """Return the results and their pictures, below allure-results/."""
    clauses = {clause.id: clause for clause in run.clauses}
    found: dict[str, bytes] = {}
    for scenario in run.scenarios:
        result = _result(scenario, clauses.get(scenario.clause), run)
        found[f"{FOLDER}/{result['uuid']}-result.json"] = json.dumps(result, ensure_ascii=False).encode()
        for step in scenario.steps:
            if step.picture and (folder / step.picture).is_file():
                found[f"{FOLDER}/{_picture(step.picture)}"] = (folder / step.picture).read_bytes()
    facts = {"profile": run.profile, "suite": run.suite_version, "headline": run.headline}
    lines = "".join(f"{name}={value}\n" for name, value in facts.items())
    found[f"{FOLDER}/environment.properties"] = lines.encode()
    return found


def _result(scenario: Scenario, clause: Clause | None, run: Run) -> dict[str, Any]:
    began = _milliseconds(scenario.started)
    said = f"expected {scenario.expected}; seen {scenario.seen}" if scenario.seen else scenario.reason
    labels = {
        "epic": run.title,
        "feature": scenario.chapter,
        "story": f"{scenario.clause} {scenario.rule}",
        "parentSuite": scenario.chapter,
        "suite": f"{scenario.clause} {scenario.rule}",
        "severity": SEVERITIES[clause.level] if clause else "normal",
        "host": scenario.worker,
    }
    tags = [{"name": "tag", "value": tag} for tag in scenario.tags]
    return {
        "uuid": str(uuid5(NAMESPACE_URL, f"{run.id}/{scenario.key}")),
        "historyId": scenario.key,
        "fullName": scenario.key,
        "name": scenario.name,
        "status": STATUSES[scenario.verdict],
        "statusDetails": {"message": said, "known": bool(scenario.waiver)},
        "stage": "finished",
        "start": began,
        "stop": began + round(scenario.seconds * 1000),
        "labels": [*({"name": name, "value": value} for name, value in labels.items()), *tags],
        "parameters": [{"name": name, "value": value} for name, value in scenario.example.items()],
        "steps": [_step(step, began) for step in scenario.steps],
    }


def _step(step: Step, began: int) -> dict[str, Any]:
    start = began + round((step.began or 0) * 1000)
    picture = (
        {"name": "screen", "source": _picture(step.picture), "type": "image/jpeg"} if step.picture else None
    )
    return {
        "name": f"{step.keyword} {step.text}",
        "status": STEPS[step.outcome],
        "stage": "finished",
        "start": start,
        "stop": start + round(step.seconds * 1000),
        "attachments": [picture] if picture else [],
    }


def _picture(path: str) -> str:
    return f"{uuid5(NAMESPACE_URL, path)}-attachment.jpg"


def _milliseconds(iso: str) -> int:
    return round(datetime.fromisoformat(iso).timestamp() * 1000) if iso else 0
