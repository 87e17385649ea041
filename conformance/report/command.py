"""Makes more of a run, from its records: `ci/report RUN [--pdf] [--format NAME] [--into FOLDER]`."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from conformance import profile as target
from conformance import report
from conformance.command_line import Parser
from conformance.concluding.recovery import is_whole, recovered
from conformance.judging.exit_code import ExitCode
from conformance.planning import waivers
from conformance.planning.features import FeatureError
from conformance.reader import exit_with
from conformance.report import pdf
from conformance.report.formats import allure, cucumber, earl, github
from conformance.run import Run
from conformance.run_folder import RunFolder, Unreadable, read
from conformance.text import LANGUAGES

ROOT = Path(__file__).parents[2]
FORMATS: Mapping[str, Callable[[Run, Path], dict[str, bytes]]] = {
    "allure": allure.render,
    "cucumber": cucumber.render,
    "earl": earl.render,
    "github": github.render,
}


def main() -> int:
    """Make what the command line asks for: 0, or 3 with one line where there is no such run."""
    parser = Parser("ci/report", description=__doc__)
    parser.add_argument("run", type=Path, help="the run's folder")
    parser.add_argument("--pdf", action="store_true", help="report.pdf too, with page numbers")
    parser.add_argument("--language", choices=LANGUAGES, default="", help="of report.pdf")
    parser.add_argument(
        "--format", choices=FORMATS, action="append", default=[], help="in the format of others"
    )
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="where that goes (default: the run's)")
    try:
        chosen = parser.parse_args()
        made = make(
            chosen.run, chosen.into or chosen.run, chosen.format, printed=chosen.pdf, language=chosen.language
        )
    except (argparse.ArgumentError, Unreadable, FeatureError, ValueError, pdf.NoBrowser) as error:
        return _refuse([str(error)])
    except (target.ProfileError, waivers.WaiverError) as error:
        return _refuse(error.lines)
    except OSError as error:
        return _refuse([f"{error.filename}: {error.strerror}"])
    sys.stdout.writelines(f"{file}\n" for file in made)
    return 0


def make(folder: Path, into: Path, formats: list[str], *, printed: bool, language: str = "") -> list[Path]:
    """Write what is asked for of a run, and return the files; without formats, its report.

    A run that died is first concluded from what it wrote down. What lies in the folder of a whole one is left
    as it was attested: its report is made anew in another folder alone. Raises what `main` tells.
    """
    run = read(str(folder))
    if not is_whole(run):
        run = recovered(run, folder, ROOT)
        RunFolder(folder).write_run(run)
        report.write(run, folder)
    into.mkdir(parents=True, exist_ok=True)
    made = [] if formats else _reported(run, folder, into)
    for name in formats:
        for file, content in FORMATS[name](run, folder).items():
            (into / file).parent.mkdir(parents=True, exist_ok=True)
            (into / file).write_bytes(content)
            made.append(into / file)
    sys.stdout.writelines(f"{line}\n" for line in github.annotations(run) if "github" in formats)
    if printed:
        pdf.write(folder / "report.html", into / "report.pdf", language)
    return [*made, into / "report.pdf"] if printed else made


def _reported(run: Run, folder: Path, into: Path) -> list[Path]:
    if into.resolve() != folder.resolve():
        report.write(run, folder, into)
    return [into / "report.html", into / "junit.xml"]


def _refuse(lines: list[str]) -> int:
    sys.stderr.writelines(f"ci/report: {line}\n" for line in lines)
    return ExitCode.USAGE


if __name__ == "__main__":
    exit_with(main)
