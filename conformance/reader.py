"""Who reads what a command prints may go away: `| head`, a pager that is closed."""

import os
import sys
from collections.abc import Callable
from typing import NoReturn

GONE = 141
"""What a shell tells of a program whose reader went away (128 + SIGPIPE)."""


def exit_with(main: Callable[[], int]) -> NoReturn:
    """Exit with what a command returns; with `GONE`, and without a word, once nobody reads what it prints."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = GONE
    sys.exit(code)
