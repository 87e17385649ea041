"""EARL 1.0 (https://www.w3.org/TR/EARL10-Schema/) as JSON-LD: an assertion a clause, and one a scenario."""

import json
from pathlib import Path
from typing import Any

from conformance.run import Clause, Run, Scenario

NAME = "earl.jsonld"
CONTEXT = {
    "earl": "http://www.w3.org/ns/earl#",
    "dct": "http://purl.org/dc/terms/",
    "doap": "http://usefulinc.com/ns/doap#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
OUTCOMES = {
    "pass": "earl:passed",
    "fail": "earl:failed",
    "inconclusive": "earl:cantTell",
    "error": "earl:cantTell",
    "inapplicable": "earl:inapplicable",
    "not-run": "earl:untested",
    "not shown": "earl:untested",
}


def render(run: Run, folder: Path) -> dict[str, bytes]:
    """Return earl.jsonld. The context stands in it: no reader has to fetch anything."""
    base = f"urn:uuid:{run.id}"
    graph = [
        _assertor(run, base),
        _subject(run, base),
        *(_clause(clause, base) for clause in run.clauses),
        *(_scenario(scenario, number, base, run) for number, scenario in enumerate(run.scenarios, 1)),
    ]
    document = {"@context": CONTEXT, "@graph": graph}
    return {NAME: json.dumps(document, ensure_ascii=False, indent=1).encode()}


def _assertor(run: Run, base: str) -> dict[str, Any]:
    return {
        "@id": f"{base}#suite",
        "@type": ["earl:Software", "earl:Assertor"],
        "dct:title": run.suite,
        "doap:revision": f"{run.suite_version} {run.identity.commit}".strip(),
    }


def _subject(run: Run, base: str) -> dict[str, Any]:
    return {
        "@id": f"{base}#deployment",
        "@type": "earl:TestSubject",
        "dct:title": run.title,
        "dct:source": [{"@id": system.address} for system in run.identity.systems],
    }


def _clause(clause: Clause, base: str) -> dict[str, Any]:
    test = {
        "@id": f"{base}#clause-{clause.id}",
        "@type": "earl:TestRequirement",
        "dct:title": [{"@value": clause.en, "@language": "en"}, {"@value": clause.zh, "@language": "zh-CN"}],
        "dct:source": clause.source,
    }
    return _assertion(base, f"verdict-{clause.id}", test, clause.verdict, "", "")


def _scenario(scenario: Scenario, number: int, base: str, run: Run) -> dict[str, Any]:
    test = {
        "@id": f"{base}#scenario-{number}",
        "@type": "earl:TestCase",
        "dct:title": {"@value": scenario.name, "@language": run.language},
        "dct:identifier": scenario.key,
        "dct:isPartOf": {"@id": f"{base}#clause-{scenario.clause}"},
    }
    said = scenario.reason or (f"expected {scenario.expected}; seen {scenario.seen}" if scenario.seen else "")
    return _assertion(base, f"verdict-{number}", test, scenario.verdict, said, scenario.started)


def _assertion(
    base: str, name: str, test: dict[str, Any], verdict: str, said: str, started: str
) -> dict[str, Any]:
    result: dict[str, Any] = {"@type": "earl:TestResult", "earl:outcome": {"@id": OUTCOMES[verdict]}}
    result |= {"dct:description": said} if said else {}
    result |= {"dct:date": {"@value": started, "@type": "xsd:dateTime"}} if started else {}
    return {
        "@id": f"{base}#{name}",
        "@type": "earl:Assertion",
        "earl:assertedBy": {"@id": f"{base}#suite"},
        "earl:subject": {"@id": f"{base}#deployment"},
        "earl:mode": {"@id": "earl:automatic"},
        "earl:test": test,
        "earl:result": result,
    }
