"""One session of a soak: what runs in it, what dies in it, how it is judged, and what it leaves behind."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import psutil

from ci.lib.bench.memory import Memory
from ci.lib.prove.session import ended_in_order
from ci.lib.soak.deaths import OTHERS, RECOVERS
from ci.lib.soak.plugin import Deaths
from conformance.run import Run
from fake_services.world.processes import kill, works_in

ROOT = Path(__file__).parents[3]
LOOK = 1.0
"""Seconds between two looks at the memory."""
GRACE = 10.0
"""Seconds in which everything has ended that a session started."""
DEADLINE = 3600
"""Seconds after which a session hangs."""


@dataclass(frozen=True)
class Kind:
    """A kind of session: what dies in it, in one of so many steps, and which verdicts are no news."""

    name: str
    may: frozenset[str]
    """Verdicts of a scenario in which nothing died."""
    parts: tuple[str, ...] = ()
    each: int = 1
    struck: frozenset[str] = frozenset({"pass", "error", "inconclusive"})
    """Verdicts of a scenario in which something died."""


NO_NEWS = frozenset({"pass", "inapplicable", "not-run"})
CALM = Kind("calm", NO_NEWS)
BROWSER = Kind("browser dies", NO_NEWS, tuple(RECOVERS), 40)
WORLD = Kind("world dies", NO_NEWS | {"error"}, tuple(OTHERS), 60)
HOSTILE = Kind("hostile pages", frozenset({"inconclusive", "fail", "error", "inapplicable", "not-run"}))


@dataclass
class Session:
    """What one session showed."""

    kind: Kind
    told: str
    verdicts: Counter[str] = field(default_factory=Counter)
    of_scenarios: dict[str, str] = field(default_factory=dict)
    """The verdict of each scenario in which nothing died, by its key."""
    deaths: int = 0
    wrong: list[str] = field(default_factory=list)
    """Verdicts that should not be, one line each."""
    left: list[str] = field(default_factory=list)
    """Processes with the ports that they listen on, and files, one line each."""
    megabytes: float = 0.0
    """The most that a worker took beside its browser."""

    @property
    def runs(self) -> int:
        """How many scenario runs it had."""
        return self.verdicts.total()

    @property
    def line(self) -> str:
        """It, in one line."""
        verdicts = ", ".join(f"{number} {verdict}" for verdict, number in sorted(self.verdicts.items()))
        return (
            f"{self.kind.name:<14} {self.told:<34} {self.runs:>4} runs, {self.deaths} deaths: {verdicts}; "
            f"{len(self.left)} things left; {self.megabytes:.0f} MB"
        )


def play(kind: Kind, told: str, arguments: list[str], seed: int, folder: Path) -> Session:
    """Run the suite with these arguments, and look at what it shows and leaves; folder: an empty one.

    Raises Interrupted once a signal has ended it.
    """
    temporary, report, notes = folder / "tmp", folder / "report", folder / "deaths"
    temporary.mkdir()
    notes.touch()
    deaths = Deaths(seed, list(kind.parts), kind.each, str(notes))
    told_to = {
        "TMPDIR": str(temporary),
        "SOAK": msgspec.json.encode(deaths).decode(),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-m", "pytest", "-p", "ci.lib.soak.plugin", "-p", "no:cacheprovider"]
    session = Session(kind, told)
    with (
        subprocess.Popen(
            [*command, "-n", "2", f"--report-folder={report}", *arguments],
            cwd=ROOT,
            env=os.environ | told_to,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process,
        ended_in_order(process),
    ):
        _watch(process, session)
    _judge(session, report, notes)
    _look_round(session, temporary)
    return session


def _watch(process: subprocess.Popen[bytes], session: Session) -> None:
    memory = Memory(process.pid)
    for _ in range(int(DEADLINE / LOOK)):
        memory.look()
        try:
            process.wait(LOOK)
            break
        except subprocess.TimeoutExpired:
            continue
    else:
        session.wrong.append(f"it was not over within {DEADLINE} s")
        process.kill()
    session.megabytes = memory.peak


def _judge(session: Session, report: Path, notes: Path) -> None:
    try:
        run = msgspec.json.decode((report / "run.json").read_bytes(), type=Run)
        selected = msgspec.json.decode((report / "selected.json").read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError) as error:
        session.wrong.append(f"there is no record of it: {error}")
        return
    struck = [line.partition("\t")[0] for line in notes.read_text(encoding="utf-8").splitlines()]
    session.deaths = len(struck)
    hit = {selected.get(name, name) for name in struck}
    for one in run.scenarios:
        session.verdicts[one.verdict] += 1
        if one.key not in hit:
            session.of_scenarios[one.key] = one.verdict
        if one.verdict not in (session.kind.struck if one.key in hit else session.kind.may):
            session.wrong.append(f"{one.verdict}: {one.key}, {one.name}: {one.seen or one.reason}")
    if session.kind is HOSTILE and not any(one.wire for one in run.scenarios):
        session.wrong.append("no page was asked for")


def _look_round(session: Session, temporary: Path) -> None:
    """Look for what the session left: its processes are known by their folder for temporary files."""
    left = [one for one in psutil.process_iter() if works_in(one, temporary)]
    _, left = psutil.wait_procs(left, timeout=GRACE)
    session.left = [f"process {one.pid} {one.name()}, listening on {_ports(one)}" for one in left]
    kill(left)
    files = (path for path in temporary.rglob("*") if path.is_file())
    session.left += [f"file {path.relative_to(temporary)}" for path in files]


def _ports(process: psutil.Process) -> str:
    try:
        there = [one.laddr.port for one in process.net_connections() if one.status == psutil.CONN_LISTEN]
    except psutil.Error:
        there = []
    return ", ".join(map(str, there)) or "no port"
