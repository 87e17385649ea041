"""The other half of the proof: the guide on each conformant variant, where nothing may fail."""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from ci.lib.prove import session
from ci.lib.prove.defects import NoSuchDefect
from conformance.judging.exit_code import ExitCode
from conformance.judging.verdict import Verdict
from conformance.run import Run

ROOT = Path(__file__).parents[3]
PROFILES = ROOT / "targets" / "variants"
HARMLESS = (Verdict.PASS, Verdict.INAPPLICABLE, Verdict.NOT_RUN)


def chosen(ids: Sequence[str]) -> list[str]:
    """Return the variants of these ids; all, where none is named. Raises NoSuchDefect."""
    known = sorted(path.stem for path in PROFILES.glob("*.toml"))
    if wrong := sorted(set(ids) - set(known)):
        raise NoSuchDefect(f"no variant is called {', '.join(wrong)}; there are {', '.join(known)}")
    return list(ids) or known


def run(ids: Sequence[str], workers: int) -> int:
    """Run the whole guide on each variant; returns 0, or 1 when one did not conform, or 4."""
    codes = [_run(variant, workers) for variant in ids]
    said = f"{codes.count(ExitCode.CONFORMS)} of {len(codes)} variants conform, as they should"
    sys.stdout.write(f"\n{said}.\n")
    return max((ExitCode.HARNESS if code == ExitCode.HARNESS else bool(code) for code in codes), default=0)


def alarms(run: Run) -> Iterator[str]:
    """Yield a line for each scenario that says something against the variant, or cannot tell."""
    for scenario in run.scenarios:
        if scenario.verdict not in HARMLESS:
            why = scenario.seen or scenario.reason
            yield f"{scenario.verdict:<12} {scenario.clause:<12} {scenario.name}  {why}"


def _run(variant: str, workers: int) -> int:
    folder = ROOT / "reports" / f"variants-{time.strftime('%Y%m%d-%H%M%S')}" / variant
    spread = ["-n", str(workers)] if workers > 1 else []
    target = f"--target={PROFILES / variant}.toml"
    began = time.monotonic()
    code = session.run(target, f"--report-folder={folder}", *spread, silent=True)
    word = "alarm" if code else "conforms"
    sys.stdout.write(f"{word:<9} {variant:<16} {time.monotonic() - began:.0f} s\n")
    file = folder / "run.json"
    if code and file.exists():
        told = alarms(msgspec.json.decode(file.read_bytes(), type=Run))
        sys.stdout.writelines(f"    {line}\n" for line in told)
    sys.stdout.flush()
    return code
