"""The schema of run.json: `python -m conformance.schema > conformance/run.schema.json`."""

import json
import sys
from typing import Any

import msgspec

from conformance import run
from conformance.profile.keys import docs
from conformance.reader import exit_with

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """Return it: JSON Schema 2020-12, each field described by what stands below it in conformance/run.py."""
    made = msgspec.json.schema(run.Run)
    for name, table in made["$defs"].items():
        described = docs(vars(run)[name]) if "properties" in table else {}
        for key, field in table.get("properties", {}).items():
            field["description"] = described[key]
    return {"$schema": DIALECT, "$id": run.SCHEMA, "title": "run.json of mailbox-2fa-conformance", **made}


def main() -> int:
    """Print the schema."""
    sys.stdout.write(json.dumps(schema(), indent=1) + "\n")
    return 0


if __name__ == "__main__":
    exit_with(main)
