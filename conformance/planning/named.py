"""Which scenarios somebody means by a key or a name, as it was copied from a report, in any language."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from conformance.planning.planned import Planned
from conformance.run import Wording

NEAR = 3
"""Names that are offered where none is meant."""


def named(
    asked: str, plan: Sequence[Planned], wordings: Mapping[str, Mapping[str, Wording]]
) -> frozenset[str]:
    """Return the keys of what is called so: `trust.feature:12[row 2]`, with or without `#1`, or its name.

    Blanks and punctuation in names do not count. Raises ValueError, which says what is called nearly so.
    """
    meant = frozenset(one.key for one in plan if asked.partition("#")[0] == one.key)
    called = {one.key: set(map(_plain, _names(one, wordings))) for one in plan}
    if found := meant or frozenset(key for key, names in called.items() if _plain(asked) in names):
        return found
    names = {_plain(name): name for one in plan for name in _names(one, wordings)}
    near = [names[plain] for plain in get_close_matches(_plain(asked), names, NEAR, 0)]
    raise ValueError(f"--scenario {asked}: no scenario has this key or name; there are {near}")


def _names(planned: Planned, wordings: Mapping[str, Mapping[str, Wording]]) -> Iterator[str]:
    columns = ", ".join(f"{column}={value}" for column, value in planned.example.items())
    for name in (planned.name, *(one.name for one in wordings.get(planned.key, {}).values())):
        yield name
        if columns:
            yield f"{name} [{columns}]"


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name)).casefold()
