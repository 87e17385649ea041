"""Where a campaign comes into pytest: `-p ci.lib.prove.plugin --campaign=PLAN`."""

import dataclasses
from pathlib import Path

import msgspec
import pytest
from _pytest.terminal import TerminalReporter
from msgspec.structs import replace

from ci.lib.prove import killers
from ci.lib.prove.campaign import Campaign, Plan
from ci.lib.prove.scribe import Scribe
from conformance.running.ledger import Ledger

PATIENCE = 3.0
"""Seconds to wait for what a defect may never let come; the reference, on this machine, needs far less."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the plan."""
    parser.addoption("--campaign", metavar="FILE", type=Path, help="the plan of a campaign, as JSON")


def _hurry(config: pytest.Config) -> None:
    """Wait less for screens and messages than the profile does."""
    from conformance.running.plugin import OPENING

    opening = config.stash[OPENING]
    waits = replace(opening.profile.ixit.waits, page=PATIENCE, message=PATIENCE)
    profile = replace(opening.profile, ixit=replace(opening.profile.ixit, waits=waits))
    config.stash[OPENING] = dataclasses.replace(opening, profile=profile)


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let the campaign choose the scenarios, and the scribe take the ledger's place."""
    plan = msgspec.json.decode(config.option.campaign.read_bytes(), type=Plan)
    if not plan.patient:
        _hurry(config)
    config.pluginmanager.register(Campaign(plan, killers.load()))
    if hasattr(config, "workerinput"):
        return
    for plugin in config.pluginmanager.get_plugins():
        if isinstance(plugin, Ledger):
            config.pluginmanager.unregister(plugin)
    from conformance.running.plugin import FOLDER  # not before pytest has registered it

    terminal = config.pluginmanager.get_plugin("terminalreporter")
    assert isinstance(terminal, TerminalReporter)
    config.pluginmanager.register(Scribe(plan, config.stash[FOLDER].path, terminal))
