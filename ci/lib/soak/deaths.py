"""What may die in the middle of a run: a part of its world, or its worker."""

import os
import shutil
import signal
from collections.abc import Callable
from typing import Any

import psutil

from fake_services.world.processes import below, kill, words

RECOVERS = {
    "the browser": "chromium",
    "the driver": "run-driver",
    "the network service": "--utility-sub-type=network.mojom.NetworkService",
    "a page's process": "--type=renderer",
}
"""What the next scenario has a new one of, with what stands in the command line of each."""
OTHERS: dict[str, Callable[[Any], object]] = {
    "the system under test": lambda _: end("fake_services.reference"),
    "the gateways": lambda world: world.gateways.stop(),
    "the proxy": lambda world: world.proxy.stop(),
    "the temporary folder": lambda world: shutil.rmtree(world.values["folder"]),
    "the worker": lambda _: os.kill(os.getpid(), signal.SIGKILL),
}
"""What ends a worker's run: for each how it dies, given the world."""


def let_die(part: str, world: object) -> None:
    """Let a part die, now."""
    if part in RECOVERS:
        end(RECOVERS[part])
    else:
        OTHERS[part](world)


def end(word: str) -> None:
    """Kill the processes below this one whose command line has this word, and wait for it."""
    victims = [one for one in below(psutil.Process()) if _is(words(one), word)]
    kill(victims)
    psutil.wait_procs(victims, timeout=10)


def _is(line: list[str], word: str) -> bool:
    return any(word in part for part in line) and not any("leash.py" in part for part in line)
