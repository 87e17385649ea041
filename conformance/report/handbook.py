"""The features as a book, for those who only read: `ci/handbook --into FOLDER [--pdf] [--language zh-CN]`.

A chapter a feature, a section a clause in the guide's numbering with its source and its own words, and the
scenarios below it; English and Chinese by a switch.
"""

import argparse
import base64
import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from conformance import SUITE, __version__
from conformance.catalogue import catalogue
from conformance.command_line import Parser
from conformance.judging import register
from conformance.judging.exit_code import ExitCode
from conformance.judging.register import REGISTER, Entry
from conformance.pages import environment
from conformance.planning.features import FeatureError
from conformance.planning.planned import Planned, plan
from conformance.reader import exit_with
from conformance.report import pdf, words
from conformance.report.page import TEMPLATES
from conformance.run import Document
from conformance.text import LANGUAGES, Text

ROOT = Path(__file__).parents[2]
NAME = "handbook.html"


@dataclass(frozen=True)
class Told:
    """One scenario, or row of an outline, in each language."""

    wordings: dict[str, Planned]


@dataclass(frozen=True)
class Section:
    """One clause, with the scenarios that judge it."""

    clause: Entry
    scenarios: list[Told]


def sections(entries: Sequence[Entry], plans: dict[str, list[Planned]]) -> Iterator[Section]:
    """Yield the clauses in the register's order, which is the guide's, with what judges each."""
    rows = [Told(dict(zip(plans, row, strict=True))) for row in zip(*plans.values(), strict=True)]
    for entry in entries:
        own = [told for told in rows if told.wordings["en"].clause == entry.id]
        if own:
            yield Section(entry, own)


def chapters(found: Sequence[Section]) -> list[tuple[Text, list[Section]]]:
    """Return the chapters, each with the clauses whose first scenario it tells."""
    told: dict[Text, list[Section]] = {}
    for section in found:
        first = section.scenarios[0].wordings
        told.setdefault(Text(*(first[language].chapter for language in LANGUAGES)), []).append(section)
    return list(told.items())


def render(root: Path, language: str = LANGUAGES[0]) -> str:
    """Return the book of the features below `root`, which opens in a language.

    Raises FeatureError or ValueError.
    """
    entries = register.load(root / REGISTER)
    ids = {entry.id for entry in entries}
    plans = {language: plan(root / "features" / language, root, ids) for language in LANGUAGES}
    return _page(list(sections(entries, plans)), register.documents(root / REGISTER), language)


def _page(found: list[Section], documents: list[Document], language: str) -> str:
    script = (TEMPLATES / "handbook.js").read_text(encoding="utf-8")
    return (
        environment(TEMPLATES)
        .get_template("handbook.html")
        .render(
            suite=f"{SUITE} {__version__}",
            language=language,
            sections=found,
            chapters=chapters(found),
            documents={document.id: document for document in documents},
            css=(TEMPLATES / "report.css").read_text(encoding="utf-8"),
            script=script,
            script_sha256=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            words=words,
            chinese=catalogue().said,
        )
    )


def main() -> int:
    """Write the book: 0, or 3 with one line."""
    parser = Parser("ci/handbook", description=__doc__)
    parser.add_argument(
        "--into", type=Path, default=Path("reports"), metavar="FOLDER", help="default: reports"
    )
    parser.add_argument("--pdf", action="store_true", help="handbook.pdf too")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="in which it opens")
    try:
        chosen = parser.parse_args()
        chosen.into.mkdir(parents=True, exist_ok=True)
        file = chosen.into / NAME
        file.write_text(render(ROOT, chosen.language), encoding="utf-8")
        if chosen.pdf:
            pdf.write(file, file.with_suffix(".pdf"))
    except (argparse.ArgumentError, FeatureError, ValueError, OSError, pdf.NoBrowser) as error:
        sys.stderr.write(f"ci/handbook: {error}\n")
        return ExitCode.USAGE
    sys.stdout.write(f"{file}\n")
    return 0


if __name__ == "__main__":
    exit_with(main)
