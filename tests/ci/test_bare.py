"""ci/bare: who is told what, on a machine that only answers; the machines themselves are tried by .ci/run."""

import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from ci.lib.bare import __main__, containerfile, visits
from ci.lib.bare.visits import Stopped, visit

REMEDY = "ci/setup: missing packages; run: sudo apt-get update && sudo apt-get install thing"
Answer = tuple[int, list[str]]


class Machine:
    """Answers each script with what was laid down for it, in turn; else all is well."""

    answers: dict[str, list[Answer]]
    ran: list[str]
    copied: list[tuple[str, str]]
    unpacked: list[tuple[Path, str]]
    packages: Sequence[str]

    def __init__(
        self, _: str, packages: Sequence[str], user: bool, mirror: Mapping[str, str] | None = None
    ) -> None:
        type(self).packages = packages

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def copy(self, source: str, target: str) -> None:
        self.copied.append((source, target))

    def unpack(self, archive: Path, target: str) -> None:
        self.unpacked.append((archive, target))

    def run(self, script: str, folder: str = "/") -> Answer:
        self.ran.append(f"{folder}: {script}")
        laid_down = self.answers.get(script)
        return laid_down.pop(0) if laid_down else (0, [])


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> type[Machine]:
    Machine.answers, Machine.ran, Machine.copied, Machine.unpacked = {}, [], [], []
    monkeypatch.setattr(visits, "Machine", Machine)
    monkeypatch.setattr(containerfile, "Machine", Machine)
    return Machine


def test_a_user_runs_the_remedy_and_the_command_again(machine: type[Machine]) -> None:
    machine.answers = {"ci/test": [(3, ["some reason", REMEDY])]}
    visit("trixie", user=True, commands=["ci/test"])
    remedy = "/suite: sudo apt-get update && sudo apt-get install thing"
    assert machine.ran == ["/suite: ci/test", remedy, "/suite: ci/test"]


def test_a_remedy_that_does_not_help_is_red(machine: type[Machine]) -> None:
    machine.answers = {"ci/test": [(3, [REMEDY]), (3, [REMEDY])]}
    with pytest.raises(Stopped, match=r"^ci/test ended with exit code 3$"):
        visit("trixie", user=True, commands=["ci/test"])


@pytest.mark.parametrize(("user", "answer"), [(False, (3, [REMEDY])), (True, (1, [REMEDY])), (True, (3, []))])
def test_what_names_no_remedy_or_names_one_to_root_is_red(
    machine: type[Machine], user: bool, answer: Answer
) -> None:
    machine.answers = {"ci/test": [answer]}
    with pytest.raises(Stopped):
        visit("trixie", user, commands=["ci/test"])


def test_a_release_takes_the_place_of_the_checkout_and_of_git(machine: type[Machine]) -> None:
    archive = Path("dist/suite.tar.gz")
    visit("trixie", user=False, commands=["ci/test"], release=archive)
    assert (machine.packages, machine.copied) == (["ca-certificates"], [])
    assert machine.unpacked == [(archive, "/suite")]
    assert machine.ran == ["/suite: ci/test"]


def test_the_containerfile_is_carried_out_in_its_folder(machine: type[Machine]) -> None:
    containerfile.build("-n 2")
    assert ("ci/setup", "/suite/ci/setup") in machine.copied
    assert ("requirements.txt", "/suite/requirements.txt") in machine.copied
    assert machine.copied[-1] == (".", "/suite")
    assert machine.ran[-1] == "/suite: ci/conformance -n 2"


def test_a_step_of_the_containerfile_that_fails_is_red(machine: type[Machine]) -> None:
    machine.answers = {"ci/conformance -n 2": [(1, [])]}
    with pytest.raises(Stopped, match="exit code 1: RUN ci/conformance"):
        containerfile.build("-n 2")


ROOT = Path(__file__).parents[2]


def asked(monkeypatch: pytest.MonkeyPatch, line: str) -> list[str]:
    """The machines that this command line names."""
    monkeypatch.setattr("sys.argv", shlex.split(line))
    machines: list[str] = __main__._arguments().machine
    return machines


def test_the_command_shows_a_line_that_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    _, header, *_ = (ROOT / "ci/bare").read_text().splitlines()
    assert asked(monkeypatch, header[header.index("ci/bare") :]) == ["trixie-user"]
    assert asked(monkeypatch, "ci/bare") == []


def test_a_machine_that_is_none_is_told_with_those_that_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        asked(monkeypatch, "ci/bare trixie")
    said = capsys.readouterr().err
    assert "no machine is called trixie; there are trixie-root, trixie-user, bookworm-root" in said
    with pytest.raises(SystemExit):
        asked(monkeypatch, "ci/bare --help")
    assert "[]" not in capsys.readouterr().out
