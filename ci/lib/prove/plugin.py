"""Where a campaign comes into pytest: `-p ci.lib.prove.plugin --campaign=PLAN`."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from ci.lib.prove import killers
from ci.lib.prove.campaign import Campaign, Plan
from ci.lib.prove.scribe import Scribe
from conformance.planning.opening import Opening
from conformance.profile import Profile
from conformance.run_folder import RunFolder

PATIENCE = 3.0
"""Seconds to wait for what a defect may never let come; the reference, on this machine, needs far less."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the plan."""
    parser.addoption("--campaign", metavar="FILE", type=Path, help="the plan of a campaign, as JSON")


def pytest_configure(config: pytest.Config) -> None:
    """Let the campaign choose the scenarios."""
    config.pluginmanager.register(Campaign(_plan(config), killers.load()))


def pytest_conformance_open(config: pytest.Config, opening: Opening) -> Opening:
    """Wait less for screens and messages than the profile does, unless the plan is patient."""
    return opening if _plan(config).patient else replace(opening, profile=_hurried(opening.profile))


def pytest_conformance_account(config: pytest.Config, folder: RunFolder) -> Scribe:
    """Let the scribe take down what the campaign shows."""
    return Scribe(_plan(config), folder.path)


def _plan(config: pytest.Config) -> Plan:
    return msgspec.json.decode(config.option.campaign.read_bytes(), type=Plan)


def _hurried(profile: Profile) -> Profile:
    waits = msgspec.structs.replace(profile.ixit.waits, page=PATIENCE, message=PATIENCE)
    return msgspec.structs.replace(profile, ixit=msgspec.structs.replace(profile.ixit, waits=waits))
