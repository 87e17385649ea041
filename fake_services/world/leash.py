"""Runs a command that must not outlive the process that started it.

    python leash.py COMMAND [ARGUMENT ...]

Standard input is the leash: when its other end closes, however its holder died, the whole process group is
killed. Exits as the command does. Has to be started as the leader of a process group of its own.
"""

import os
import signal
import subprocess
import sys
import threading


def main(command: list[str]) -> int:
    """Run the command; returns its exit code, 128 + the signal that killed it, or 127 if it cannot start."""
    try:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    except OSError as reason:
        sys.stderr.write(f"{command[0]}: {reason.strerror}\n")
        return 127
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a SIGTERM to the group is for the command
    threading.Thread(target=_kill_when_let_go, daemon=True).start()
    code = process.wait()
    return code if code >= 0 else 128 - code


def _kill_when_let_go() -> None:
    sys.stdin.read()
    os.killpg(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
