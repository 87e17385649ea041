"""`python -m fake_services.reference`, where all that the reference needs is installed."""

import sys
from importlib.util import find_spec

NEEDED = {"argon2": "argon2-cffi", "python_multipart": "python-multipart"}
"""What the reference alone needs, each module with its package: the extra `reference` of pyproject.toml."""
LACKS = 3
"""The exit code where something of that is not installed."""


def main() -> int:
    """Serve the reference; without what it needs no page of it is served, lest that be judged."""
    if lacking := [package for module, package in NEEDED.items() if find_spec(module) is None]:
        named = " and ".join(lacking)
        sys.stderr.write(f"reference: {named} not installed; run: ci/setup, or pip install '.[reference]'\n")
        return LACKS
    from fake_services.reference.command_line import main as serve  # it imports them

    return serve()


if __name__ == "__main__":
    sys.exit(main())
