"""What one call of ci/explore is to do."""

import msgspec

from ci.lib.prove.defects import Defect


class Task(msgspec.Struct, frozen=True):
    """Explore so many sequences from a seed, for so many minutes at most; or replay a feature file."""

    seed: int = 0
    sequences: int = 0
    minutes: float = 0
    defect: Defect | None = None
    """To be turned on beforehand."""
    replay: str = ""
    """The feature file."""
