"""docs/kill-matrix.md, for people, and ci/data/kill-matrix.json, for the next campaign's order."""

from pathlib import Path

import msgspec

from ci.lib.prove import killers
from ci.lib.prove.matrix import Matrix, Row

PAGE = killers.ROOT / "docs" / "kill-matrix.md"
HEAD = """# Kill matrix

Every deliberate defect of the reference, and scenarios of its clause that gave `fail` while it was on: the
campaign goes on until each defect is killed, and each scenario has killed one. Written by
`ci/prove --record`; a test holds that it names every defect and every scenario there is.

"""


def write(matrix_file: Path) -> None:
    """Put a campaign, in which every defect was killed, on record."""
    matrix = msgspec.json.decode(matrix_file.read_bytes(), type=Matrix)
    file = killers.RECORD
    file.write_bytes(msgspec.json.format(msgspec.json.encode(killers.of(matrix))) + b"\n")
    PAGE.write_text(render(matrix), encoding="utf-8")


def render(matrix: Matrix) -> str:
    """Return the record for people."""
    clauses = len({row.defect.clause for row in matrix.rows})
    head = f"{HEAD}{len(matrix.rows)} defects of {clauses} clauses, {matrix.summary}.\n\n"
    table = "| clause | defect | what a user would notice | killed by |\n|---|---|---|---|\n"
    return head + table + "".join(map(_line, matrix.rows))


def _line(row: Row) -> str:
    killed_by = "; ".join(dict.fromkeys(kill.scenario for kill in row.kills))
    return f"| {row.defect.clause} | {row.defect.id} | {row.defect.sentence} | {killed_by} |\n"
