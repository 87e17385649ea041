"""Where exploring comes into pytest: `-p ci.lib.explore.plugin --task=FILE`.

It begins as a run of the guide does, with its profile and its folder, and puts something else in the guide's
place: an exploration, or a feature file to be replayed.
"""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from shutil import copy

import msgspec
import pytest

from ci.lib.explore.story import FILE, Story
from ci.lib.explore.task import Task
from ci.lib.prove.campaign import begin_anew
from conformance.planning.opening import Opening
from conformance.planning.planned import plan
from conformance.planning.selection import Selection
from conformance.run_folder import RunFolder
from steps.stage import Stage

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what is to be done."""
    parser.addoption("--task", metavar="FILE", type=Path, help="what to explore or to replay, as JSON")


def _task(config: pytest.Config) -> Task:
    return msgspec.json.decode(config.option.task.read_bytes(), type=Task)


def pytest_conformance_open(config: pytest.Config, opening: Opening, folder: RunFolder) -> Opening | None:
    """Put something else in the guide's place."""
    file = _task(config).replay
    if not file:
        config.args[:] = [str(HERE / "check.py")]
        return None
    config.args[:] = [str(HERE / "bound.py")]
    return _replayed(file, config, opening, folder.path.resolve() / "replayed")


def _replayed(file: str, config: pytest.Config, opening: Opening, folder: Path) -> Opening:
    """Return the opening of a run of one feature file, of which a copy is kept."""
    folder.mkdir()
    copy(file, folder / FILE)
    planned = plan(folder, config.rootpath, {entry.id for entry in opening.register})
    return replace(opening, plan=planned, features=folder, selection=Selection("", (f"--replay {file}",)))


def pytest_conformance_account(config: pytest.Config, opening: Opening, folder: RunFolder) -> Story | None:
    """Let an exploration tell its story; what is replayed is accounted for as any run."""
    return None if _task(config).replay else Story(_task(config), opening, folder.path)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(request: pytest.FixtureRequest) -> Generator[None, object, object]:
    """Turn the defect on as soon as there is a world."""
    made = yield
    defect = _task(request.config).defect
    if isinstance(made, Stage) and defect:
        begin_anew(made, defect)
    return made
