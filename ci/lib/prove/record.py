"""What campaigns have shown, put on record: ci/data/kill-matrix.json, and docs/kill-matrix.md for people.

`python -m ci.lib.prove.record` prints the page.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ci.lib.prove import killers
from ci.lib.prove.defects import Defect, listed
from ci.lib.prove.killers import Killers
from ci.lib.prove.matrix import Matrix
from conformance.reader import exit_with

PAGE = killers.ROOT / "docs" / "kill-matrix.md"
HEAD = """# Kill matrix

Every deliberate defect of the reference, and scenarios of its clause that gave `fail` while it was on: a
campaign goes on until each defect is killed, and each scenario has killed one. Written by
`ci/prove --record`; a test holds that it names every defect and every scenario there is.

"""
TABLE = "| clause | defect | what a user would notice | killed by |\n|---|---|---|---|\n"


def write(matrix_file: Path) -> None:
    """Put a campaign, in which every defect was killed, on record; what it left out stays as it was."""
    found = killers.of(msgspec.json.decode(matrix_file.read_bytes(), type=Matrix))
    defects = listed()
    kills = killers.load().kills | found.kills
    known = Killers({defect.id: kills[defect.id] for defect in defects if defect.id in kills})
    killers.RECORD.write_bytes(msgspec.json.format(msgspec.json.encode(known)) + b"\n")
    PAGE.write_text(render(known, defects), encoding="utf-8")


def render(known: Killers, defects: Sequence[Defect]) -> str:
    """Return the record for people."""
    clauses = len({defect.clause for defect in defects})
    head = f"{HEAD}{len(defects)} defects of {clauses} clauses.\n\n"
    return head + TABLE + "".join(_line(defect, known) for defect in sorted(defects, key=_order))


def _order(defect: Defect) -> tuple[str, str]:
    return defect.clause, defect.id


def _line(defect: Defect, known: Killers) -> str:
    killed_by = "; ".join(dict.fromkeys(kill.scenario for kill in known.kills.get(defect.id, ())))
    return f"| {defect.clause} | {defect.id} | {defect.sentence} | {killed_by} |\n"


def main() -> int:
    """Print the page."""
    sys.stdout.write(render(killers.load(), listed()))
    return 0


if __name__ == "__main__":
    exit_with(main)
