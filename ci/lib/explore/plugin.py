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
from conformance.planning.planned import plan
from conformance.planning.selection import Selection
from conformance.running.ledger import Ledger
from steps.stage import Stage

HERE = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what is to be done."""
    parser.addoption("--task", metavar="FILE", type=Path, help="what to explore or to replay, as JSON")


def _task(config: pytest.Config) -> Task:
    return msgspec.json.decode(config.option.task.read_bytes(), type=Task)


def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Once the run has begun, put something else in the guide's place."""
    from conformance.running.plugin import OPENING  # not before pytest has registered it

    if OPENING in config.stash:
        _replay(config) if _task(config).replay else _explore(config)
    return None


def _explore(config: pytest.Config) -> None:
    config.args[:] = [str(HERE / "check.py")]


def _replay(config: pytest.Config) -> None:
    from conformance.running.plugin import FOLDER, OPENING

    file = _task(config).replay
    folder, opening = config.stash[FOLDER].path.resolve() / "replayed", config.stash[OPENING]
    folder.mkdir()
    copy(file, folder / FILE)
    planned = plan(folder, config.rootpath, {entry.id for entry in opening.register})
    chosen = Selection("", (f"--replay {file}",))
    config.stash[OPENING] = replace(opening, plan=planned, features=folder, selection=chosen)
    config.args[:] = [str(HERE / "bound.py")]


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let the story of an exploration take the place of the ledger, which accounts for scenarios."""
    from conformance.running.plugin import FOLDER, OPENING

    if OPENING not in config.stash or _task(config).replay:
        return
    for plugin in config.pluginmanager.get_plugins():
        if isinstance(plugin, Ledger):
            config.pluginmanager.unregister(plugin)
    config.pluginmanager.register(Story(_task(config), config.stash[OPENING], config.stash[FOLDER].path))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(request: pytest.FixtureRequest) -> Generator[None, object, object]:
    """Turn the defect on as soon as there is a world."""
    made = yield
    defect = _task(request.config).defect
    if isinstance(made, Stage) and defect:
        begin_anew(made, defect)
    return made
