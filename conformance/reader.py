"""Who reads what a command prints may go away: `| head`, a pager that is closed."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

GONE = 141
"""What a shell tells of a program whose reader went away (128 + SIGPIPE)."""


def speak_to_nobody() -> None:
    """Let what is printed from now on come to nobody, and fail no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def exit_with(main: Callable[[], int]) -> NoReturn:
    """Exit with what a command returns; with `GONE`, and without a word, once nobody reads what it prints."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        speak_to_nobody()
        code = GONE
    sys.exit(code)
