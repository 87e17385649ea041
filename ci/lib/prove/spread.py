"""How a campaign is spread over workers: all of a defect's scenarios go to one."""

import re

from xdist.scheduler import LoadScopeScheduling

NUMBER = re.compile(r"\[(\d+)[-\]]")
"""The defect's number in a test's id, see Campaign."""


class ByDefect(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """xdist's scheduling by scope, where a scope is a defect.

    (Its own groups, `--dist=loadgroup`, do nothing on pytest 9.2 with pytest-xdist 3.8.)
    """

    def _split_scope(self, nodeid: str) -> str:
        found = NUMBER.search(nodeid)
        assert found, f"{nodeid} names no defect"
        return found[1]
