"""The regular expression of a profile, and whether it comes to an end on whatever a message says."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache

LONGEST = 500
"""Characters of a regular expression."""
READ = 5_000
"""Characters of a message in which a code is looked for."""
TRY = """
import re, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (4, 4))
pattern, read = sys.argv[1], int(sys.argv[2])
for begins in ["", *re.findall(r"[^\\W\\d]{2,}[ :：]*", pattern)[:3]]:
    for piece in ("1", "a", "A", " ", "码", "-", "1 ", "a1", "1."):
        re.search(pattern, (begins + piece * read)[:read])
"""
"""Searches messages that are all of a kind; a search is stopped by nothing but the end of its process."""


def unfit(pattern: str) -> Iterator[str]:
    """Yield what is wrong with `ics.codes.pattern`."""
    wanted = f"a regular expression of {LONGEST} characters at the most with one group, the code itself"
    try:
        found = re.compile(pattern) if len(pattern) <= LONGEST and "\0" not in pattern else None
    except (re.error, RecursionError, OverflowError):
        found = None
    if found is None or found.groups != 1:
        yield f"ics.codes.pattern must be {wanted}"
    elif not _ends(pattern):
        yield (
            f"ics.codes.pattern = {pattern!r} does not come to an end on messages of {READ:,} characters: "
            "let no repetition stand in another one, or beside one that takes the same"
        )
    elif any(match and not match[1] for match in map(found.search, ("", " ", "a", "1"))):
        yield f"ics.codes.pattern = {pattern!r} finds a code where none is: let its group hold something"


@cache
def _ends(pattern: str) -> bool:
    """Whether a process of its own comes to the end of such searches, within the seconds that it computes."""
    command = [sys.executable, "-IS", "-X", "utf8", "-c", TRY, pattern, str(READ)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
