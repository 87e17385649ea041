"""Verdict rule 6: what the command line selects, and so what the run has to account for."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

import pytest
from _pytest.mark.expression import Expression

from conformance.planning.planned import Planned
from conformance.planning.shards import Share

GUIDE = Path("steps", "test_guide.py")
"""The one module that binds the features."""


def reaches_guide(config: pytest.Config) -> bool:
    """Whether the paths of the command line lead to the features at all."""
    return any(_holds_guide(argument, config) for argument in config.args)


@dataclass(frozen=True)
class Selection:
    """The part of the guide that a run was asked to judge. Its text is what one would type for it."""

    marks: str
    """The -m expression."""
    others: tuple[str, ...]
    """Options and paths that choose tests by name, which a plan of scenarios cannot follow."""
    share: Share | None = None
    """The shard that this run is, where the guide is shared among machines."""
    scenario: str = ""
    """The one that was asked for, by its key or name."""
    keys: frozenset[str] = frozenset()
    """Of what is called so."""

    def __str__(self) -> str:
        shard = self.share.shard if self.share else None
        marks = [f"-m {quote(self.marks)}"] if self.marks else []
        marks += [f"--scenario {quote(self.scenario)}"] if self.scenario else []
        return " ".join([*marks, *([f"--shard {shard.number}/{shard.of}"] if shard else []), *self.others])

    @property
    def said(self) -> str:
        """What a title says of a part; empty for the whole guide."""
        if self.share is None:
            return f"partial run: {self}" if str(self) else ""
        shard = f"partial run: shard {self.share.shard.number} of {self.share.shard.of}"
        return f"{shard}, -m {quote(self.marks)}" if self.marks else shard

    def chooses(self, planned: Planned) -> bool:
        """Whether -m, --scenario and the shard choose a scenario."""
        return planned.marked(self.marks) and self.keeps(planned.key)

    def keeps(self, key: str) -> bool:
        """Whether --scenario and the shard choose a scenario, by which pytest itself does not select."""
        shared = self.share is None or key in self.share.keys
        return shared and (not self.scenario or key in self.keys)

    def unknown_marks(self, known: Collection[str]) -> list[str]:
        """Return the names of the expression that nothing is marked with."""
        return sorted(Expression.compile(self.marks).idents() - set(known)) if self.marks else []

    def missing(self, plan: Collection[Planned], collected: Collection[str]) -> list[Planned]:
        """Return what had to be collected and was not; `collected` are keys of the plan.

        Where names or paths chose, that is whatever shares the name of a collected scenario.
        """
        names = {(one.file, one.name) for one in plan if one.key in collected}
        wanted = [one for one in plan if (one.file, one.name) in names] if self.others else plan
        return [one for one in wanted if one.key not in collected and self.chooses(one)]


def selection(config: pytest.Config) -> Selection:
    """Return what the command line selects."""
    option = config.option
    others = [f"-k {quote(option.keyword)}"] * bool(option.keyword)
    others += [f"--deselect {quote(name)}" for name in option.deselect or ()]
    others += ["--lf"] * bool(getattr(option, "lf", False))
    guide = [argument for argument in config.args if _holds_guide(argument, config)]
    if all("::" in argument for argument in guide):
        others += guide
    return Selection(option.markexpr, tuple(others))


def _holds_guide(argument: str, config: pytest.Config) -> bool:
    """Whether a path of the command line, `file::names` included, leads to the guide's module."""
    path = (config.invocation_params.dir / argument.partition("::")[0]).resolve()
    guide = config.rootpath / GUIDE
    return path == guide or path in guide.parents
