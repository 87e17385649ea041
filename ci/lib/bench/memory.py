"""How much memory a worker takes beside its browser."""

import psutil

MB = 1e6


class Memory:
    """The most that any worker of a pytest process has been seen to take.

    A worker is the Python that xdist starts, with all it starts in turn: the reference, Playwright's driver.
    What the driver starts is the browser, and left out. Resident sizes are added up, so what processes share
    counts for each of them.
    """

    def __init__(self, pytest: int) -> None:
        """pytest: the id of the process."""
        self._pytest = psutil.Process(pytest)
        self.peak = 0.0
        """MB."""

    def look(self) -> None:
        """Add up once."""
        try:
            self.peak = max([self.peak, *map(_beside_browser, self._pytest.children())])
        except psutil.NoSuchProcess:
            return  # one ended while it was looked at


def _beside_browser(process: psutil.Process) -> float:
    children = [] if _is_driver(process) else process.children()
    return process.memory_info().rss / MB + sum(map(_beside_browser, children))


def _is_driver(process: psutil.Process) -> bool:
    return process.name().startswith("node")
