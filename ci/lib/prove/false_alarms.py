"""The other half of the proof: the guide on conformant variants, where nothing may fail.

A mix differs in the ways of several variants at once: a few runs are as good as one for each variant.
"""

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
TARGETS = ROOT / "targets"
HARMLESS = (Verdict.PASS, Verdict.INAPPLICABLE, Verdict.NOT_RUN)


def chosen(ids: Sequence[str]) -> list[Path]:
    """Return the profiles of these variants or mixes, else of all mixes. Raises NoSuchDefect."""
    mixes, variants = (sorted((TARGETS / of).glob("*.toml")) for of in ("mixes", "variants"))
    known = {path.stem: path for path in (*mixes, *variants)}
    if wrong := sorted(set(ids) - known.keys()):
        raise NoSuchDefect(f"no variant is called {', '.join(wrong)}; there are {', '.join(known)}")
    return [known[id] for id in ids] or mixes


def run(profiles: Sequence[Path], options: Sequence[str]) -> int:
    """Run the guide, as these options of pytest select, on each; returns 0, 1 after a false alarm, or 4."""
    codes = [_run(profile, options) for profile in profiles]
    said = f"{codes.count(ExitCode.CONFORMS)} of {len(codes)} variants without a false alarm, as it should be"
    sys.stdout.write(f"\n{said}.\n")
    return max(codes, default=ExitCode.CONFORMS)


def alarms(run: Run) -> Iterator[str]:
    """Yield a line for each scenario that says something against the variant, or cannot tell."""
    for scenario in run.scenarios:
        if scenario.verdict not in HARMLESS:
            why = scenario.seen or scenario.reason
            yield f"{scenario.verdict:<12} {scenario.clause:<12} {scenario.name}  {why}"


def _run(profile: Path, options: Sequence[str]) -> ExitCode:
    folder = ROOT / "reports" / f"variants-{time.strftime('%Y%m%d-%H%M%S')}" / profile.stem
    began = time.monotonic()
    code = session.run(f"--target={profile}", f"--report-folder={folder}", *options, silent=True)
    took = f"{time.monotonic() - began:.0f} s"
    file = folder / "run.json"
    if code == ExitCode.USAGE or not file.exists():
        sys.stdout.write(f"no run     {profile.stem:<18} {took}, exit code {code}\n")
        return ExitCode.HARNESS
    record = msgspec.json.decode(file.read_bytes(), type=Run)
    told, passed = [*alarms(record)], sum(one.verdict is Verdict.PASS for one in record.scenarios)
    sys.stdout.write(f"{'alarm' if told else 'none':<10} {profile.stem:<18} {took}, {passed} passed\n")
    sys.stdout.writelines(f"    {line}\n" for line in told)
    sys.stdout.flush()
    return ExitCode.HARNESS if code == ExitCode.HARNESS else ExitCode(bool(told))
