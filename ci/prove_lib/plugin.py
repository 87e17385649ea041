"""Where a campaign comes into pytest: `-p ci.prove_lib.plugin --campaign=PLAN`."""

from pathlib import Path

import msgspec
import pytest
from _pytest.terminal import TerminalReporter

from ci.prove_lib import killers
from ci.prove_lib.campaign import Campaign, Plan
from ci.prove_lib.scribe import Scribe
from conformance.ledger import Ledger


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the plan."""
    parser.addoption("--campaign", metavar="FILE", type=Path, help="the plan of a campaign, as JSON")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let the campaign choose the scenarios, and the scribe take the ledger's place."""
    plan = msgspec.json.decode(config.option.campaign.read_bytes(), type=Plan)
    config.pluginmanager.register(Campaign(plan, killers.load()))
    if hasattr(config, "workerinput"):
        return
    for plugin in config.pluginmanager.get_plugins():
        if isinstance(plugin, Ledger):
            config.pluginmanager.unregister(plugin)
    from conformance.plugin import FOLDER  # not before pytest has registered it

    terminal = config.pluginmanager.get_plugin("terminalreporter")
    assert isinstance(terminal, TerminalReporter)
    config.pluginmanager.register(Scribe(plan.defects, config.stash[FOLDER].path, terminal))
