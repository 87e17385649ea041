"""Processes that were started, looked at and killed from outside: by any thread, whatever they hang in."""

from collections.abc import Iterable
from pathlib import Path

import psutil


def runs(process: psutil.Process) -> bool:
    """Tell whether a process is there and not merely waited for."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def below(process: psutil.Process) -> list[psutil.Process]:
    """Return what a process started, and what those started."""
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def words(process: psutil.Process) -> list[str]:
    """Return a process's command line; empty where it has ended."""
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def works_in(process: psutil.Process, folder: Path) -> bool:
    """Tell whether a process keeps its temporary files in a folder or below it, or is told of it."""
    if any(str(folder) in word for word in words(process)):
        return True
    try:
        return Path(process.environ().get("TMPDIR", "")).is_relative_to(folder)
    except psutil.Error:
        return False


def kill(processes: Iterable[psutil.Process]) -> None:
    """Kill these processes, those that are still there; a stopped one too."""
    for process in processes:
        try:
            process.kill()
        except psutil.Error:
            continue
