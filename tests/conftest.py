"""What a test starts is a run of its own, not the worker of xdist that the test stands in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST = Path(__file__).parent / "world"
CHECKS = LONGEST / "test_preflight.py"
"""What begins first, so that no worker is left alone with it: the whole of `--check`, then worlds."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes the longest; what takes as long stays in its order."""
    items.sort(key=lambda item: (item.path != CHECKS, item.path.parent != LONGEST))


@pytest.fixture(scope="session", autouse=True)
def _runs_of_their_own() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PYTEST_XDIST_WORKER", "PYTEST_ADDOPTS"):
            patch.delenv(name, raising=False)
        yield
