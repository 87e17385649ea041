"""The name that a scenario keeps, in any language and wherever its lines move, for what is recorded of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from conformance.planning.planned import Planned


def lasting(file: str, name: str, example: Mapping[str, str]) -> str:
    """Return the name of a scenario in English: `trust: The question comes after SMS [once]`."""
    row = f" [{', '.join(example.values())}]" if example else ""
    return f"{Path(file).stem}: {name}{row}"


def names(plan: Sequence[Planned], english: Sequence[Planned]) -> dict[str, str]:
    """Return key -> lasting name for a plan.

    english: the plan in English, which says the same in the same order; where it does not, nothing is named.
    """
    if [one.clause for one in plan] != [one.clause for one in english]:
        return {}
    pairs = zip(plan, english, strict=True)
    return {one.key: lasting(same.file, same.name, same.example) for one, same in pairs}
