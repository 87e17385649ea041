"""The hooks that this suite adds to pytest's: for those that run something else than the guide, ci/, and
for who keeps the world, the root conftest.
"""

import pytest

from conformance.planning.opening import Opening
from conformance.run_folder import RunFolder


@pytest.hookspec(firstresult=True)
def pytest_conformance_open(config: pytest.Config, opening: Opening, folder: RunFolder) -> Opening | None:
    """Return another opening for this run, in each of its processes; None leaves it as it is.

    `config.args` may be changed as well: what is collected in the guide's place.
    """


@pytest.hookspec(firstresult=True)
def pytest_conformance_account(config: pytest.Config, opening: Opening, folder: RunFolder) -> object | None:
    """Return the plugin that accounts for what is judged, and ends the session; None: the ledger."""


@pytest.hookspec
def pytest_conformance_cut_off(config: pytest.Config, harder: int) -> None:
    """Kill what this worker may hang in: 1 for the browser, 2 for what drives it; from any thread."""
