"""Whether somebody is there to be asked."""

from pathlib import Path

TERMINAL = Path("/dev/tty")
"""The terminal that a process belongs to, whatever its standard streams are."""


def there() -> bool:
    """Tell whether this process has a terminal at which a person can be asked."""
    try:
        TERMINAL.open("r+b", buffering=0).close()
    except OSError:
        return False
    return True
