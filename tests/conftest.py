"""What a test starts is a run of its own, not the worker of xdist that the test stands in."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _runs_of_their_own() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("PYTEST_XDIST_WORKER", "PYTEST_ADDOPTS"):
            patch.delenv(name, raising=False)
        yield
