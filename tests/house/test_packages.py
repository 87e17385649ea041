"""What is imported is declared: `pip install .` brings it, and the extra what the reference alone needs."""

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions

from fake_services.reference.__main__ import NEEDED
from tests.house.modules import ROOT, imports, modules, place

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OWN = {"steps", "conformance", "fake_services", "conftest", "ci", "tests"}
ALONE = "fake_services/reference/"
"""Where the packages of the extra may be used, and nowhere else."""


def declared(names: Iterable[str]) -> set[str]:
    """The modules that these packages bring."""
    wanted = {re.sub(r"[-_.]+", "-", name).lower() for name in names}
    brought = packages_distributions().items()
    return {module for module, packages in brought if wanted & {one.lower() for one in packages}}


def test_all_that_is_imported_is_declared() -> None:
    known = declared(PROJECT["dependencies"]) | OWN | set(sys.stdlib_module_names)
    extra = declared(PROJECT["optional-dependencies"]["reference"])
    undeclared = {
        (place(path), name.partition(".")[0])
        for room in ("steps", "conformance", "fake_services", "conftest")
        for path in modules(room)
        for name in imports(path)
        if name.partition(".")[0] not in known
    }
    assert {one for one in undeclared if not one[0].startswith(ALONE)} == set()
    assert {module for _, module in undeclared} <= extra


def test_the_reference_asks_for_what_its_extra_brings() -> None:
    assert set(NEEDED.values()) == set(PROJECT["optional-dependencies"]["reference"])
    assert set(NEEDED) <= declared(NEEDED.values())
