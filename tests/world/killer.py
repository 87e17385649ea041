"""A plugin for runs in which a part of the world is killed after the first step: $KILL says which."""

import os
import shutil
import signal

import psutil
import pytest

WORDS = {
    "the system under test": "fake_services.reference",
    "the browser": "chromium",
    "the driver": "run-driver",
    "the network service": "--utility-sub-type=network.mojom.NetworkService",
}
"""What stands in the command line of each part."""


def pytest_bdd_after_step(request: pytest.FixtureRequest) -> None:
    """Kill it, once."""
    part = os.environ.pop("KILL", "")
    if not part:
        return
    world = request.getfixturevalue("stage").around
    if part == "the proxy":
        world.proxy.stop()
    elif part == "the gateways":
        world.gateways.stop()
    elif part == "the temporary folder":
        shutil.rmtree(world.values["folder"])
    elif part == "the worker":
        os.kill(os.getpid(), signal.SIGKILL)
    else:
        word = WORDS[part]
        victims = [one for one in psutil.Process().children(recursive=True) if _is(one, word)]
        for victim in victims:
            victim.kill()
        psutil.wait_procs(victims, timeout=10)


def _is(process: psutil.Process, word: str) -> bool:
    return any(word in part for part in process.cmdline()) and "leash.py" not in " ".join(process.cmdline())
