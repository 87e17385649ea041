"""kill-matrix.html: one self-contained page, a table a clause, defects × scenarios."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ci.lib.prove.matrix import Matrix, Row
from conformance.concluding import rules
from conformance.pages import environment
from conformance.report import page


@dataclass(frozen=True)
class Block:
    """One clause: its defects, and the scenarios that ran against them."""

    clause: str
    rows: list[Row]

    @property
    def scenarios(self) -> list[str]:
        """The names of the clause's scenarios that ran."""
        return list(dict.fromkeys(result.scenario for row in self.rows for result in row.own))

    def mark(self, row: Row, scenario: str) -> str:
        """The verdict of a scenario while a defect was on; empty where it did not run."""
        return next((result.verdict for result in row.own if result.scenario == scenario), "")


def render(matrix: Matrix) -> str:
    """Return the page of a campaign."""
    return (
        environment(Path(__file__).parent, page.TEMPLATES)
        .get_template("page.html")
        .render(matrix=matrix, blocks=list(_blocks(matrix)), rules=rules)
    )


def _blocks(matrix: Matrix) -> Iterator[Block]:
    for clause in dict.fromkeys(row.defect.clause for row in matrix.rows):
        yield Block(clause, [row for row in matrix.rows if row.defect.clause == clause])
