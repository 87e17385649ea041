"""The command line of a campaign: `ci/prove`."""

import argparse
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from ci.lib.prove import false_alarms, killers, record, session
from ci.lib.prove.campaign import Plan, Until
from ci.lib.prove.defects import Defect, NoSuchDefect, chosen, listed, part, quickest
from ci.lib.prove.matrix import Matrix
from conformance.judging.exit_code import ExitCode
from conformance.reader import exit_with

ROOT = Path(__file__).parents[3]
MATRIX = "kill-matrix.json"


def main() -> int:
    """Run a campaign; returns 0 when every defect was killed, 1 when not, 3 or 4 as ExitCode says."""
    asked = _parser().parse_args()
    try:
        return _variants(asked) if asked.variants else _defects(asked)
    except (NoSuchDefect, ValueError) as error:
        sys.stderr.write(f"ci/prove: {error}\n")
        return ExitCode.USAGE
    except session.Interrupted:
        sys.stderr.write("ci/prove: interrupted; what was seen until then is in the report\n")
        return ExitCode.HARNESS


def _variants(asked: argparse.Namespace) -> int:
    selected = ["-m", " or ".join(asked.clause)] if asked.clause else []
    shard = ["--shard", asked.shard] if asked.shard else []
    options = [*selected, *shard, *_spread(asked.workers)]
    return false_alarms.run(false_alarms.chosen(asked.defect), options)


def _spread(workers: int) -> list[str]:
    return ["-n", str(workers)] if workers > 1 else []


def _defects(asked: argparse.Namespace) -> int:
    defects = listed()
    if asked.list:
        sys.stdout.writelines(
            f"{defect.clause:<14} {defect.id:<34} {defect.sentence}\n" for defect in defects
        )
        return ExitCode.CONFORMS
    wanted = chosen(defects, asked.defect, asked.clause)
    plan = Plan(part(_quickest(wanted) if asked.quickest else wanted, asked.shard), _until(asked), asked.all)
    folder = ROOT / "reports" / f"{time.strftime('%Y%m%d-%H%M%S')}-prove"
    code = _run(plan, asked.workers, folder)
    if code and plan.until is not Until.END and (folder / MATRIX).exists():
        first, folder = folder, folder.with_name(f"{folder.name}-again")
        code = _run(_second_pass(first), asked.workers, folder)
    if code == ExitCode.CONFORMS and asked.record:
        record.write(folder / MATRIX)
    return code


def _quickest(defects: list[Defect]) -> list[Defect]:
    known, durations = killers.load(), killers.durations()
    return quickest(defects, lambda defect: known.seconds(defect, durations))


def _until(asked: argparse.Namespace) -> Until:
    if asked.thorough or asked.all:
        return Until.END
    return Until.EACH_HAS_KILLED if asked.record else Until.KILLED


def _second_pass(first: Path) -> Plan:
    """Return the plan for what was not killed: once more, with time to spare, if the machine was busy."""
    rows = msgspec.json.decode((first / MATRIX).read_bytes(), type=Matrix).rows
    killed = [row for row in rows if row.outcome == "killed"]
    return Plan([row.defect for row in rows if row not in killed], known=killed, patient=True)


def _run(plan: Plan, workers: int, into: Path) -> int:
    with TemporaryDirectory() as folder:
        file = Path(folder, "plan.json")
        file.write_bytes(msgspec.json.encode(plan))
        where = f"--report-folder={into}"
        return session.run("-p", "ci.lib.prove.plugin", f"--campaign={file}", where, *_spread(workers))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "ci/prove", description="Run each defect against the scenarios of its clause."
    )
    parser.add_argument(
        "defect", nargs="*", help="ids of defects, default: all; or of variants, default: the mixes"
    )
    parser.add_argument(
        "--clause",
        action="append",
        default=[],
        metavar="ID",
        help="the defects, or the scenarios, of this clause",
    )
    parser.add_argument(
        "--quickest", action="store_true", help="of each clause only the defect that is killed the soonest"
    )
    parser.add_argument("--variants", action="store_true", help="run the guide on variants instead")
    parser.add_argument(
        "--shard", metavar="K/N", help="of the defects, or of the guide on variants, the Kth of N parts"
    )
    parser.add_argument("--list", action="store_true", help="list the defects")
    parser.add_argument("-n", type=int, default=3, dest="workers", metavar="N", help="workers (default: 3)")
    parser.add_argument("--thorough", action="store_true", help="go on after a defect's first kill")
    parser.add_argument("--all", action="store_true", help="run the scenarios of all clauses (hours)")
    parser.add_argument(
        "--record",
        action="store_true",
        help="go on until each scenario has killed; put it on record if all is killed",
    )
    return parser


if __name__ == "__main__":
    exit_with(main)
