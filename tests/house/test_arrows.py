"""Which room may know which (docs/DESIGN.md, "The house")."""

from graphlib import TopologicalSorter

import pytest

from tests.house.modules import graph, imports, modules, place, within

REFERENCE = "fake_services.reference"
NEVER = [
    ("steps", "fake_services"),
    ("steps", "conftest"),
    ("conformance", "steps"),
    ("conformance", "fake_services"),
    ("conformance", "conftest"),
    ("fake_services", "steps"),
    ("fake_services", "conformance"),
    ("fake_services", "conftest"),
    ("conftest", REFERENCE),
    ("steps", "tests"),
    ("conformance", "tests"),
    ("fake_services", "tests"),
]
WHAT_PYTEST_COLLECTS = {"steps.test_guide": {"conformance.running", "conformance.running.plugin"}}
"""The one module of steps/ that knows the plugin: it binds the features for it."""
ENTRY = "fake_services/__main__.py"
FILLER = "conformance.profile.placeholders.fill"
"""What fills in `{…}`; the playground's command gives it to the playground, as conftest.py to the suite."""
SCREENS_KNOW = (
    "steps.screens",
    "steps.people.actors",
    "steps.devices",
    "steps.surroundings",
    "conformance.profile",
)


STOREYS = {
    "conformance": ("profile", "judging", "planning", "concluding", "report", "attest", "running"),
    "fake_services": ("phones", "providers", "handsets", "proxy", "world"),
}
"""Rooms of which each may know those before it."""


@pytest.mark.parametrize(("room", "other"), NEVER)
def test_never(room: str, other: str) -> None:
    assert modules(room)
    assert [
        f"{place(path)} imports {name}"
        for path in modules(room)
        for name in imports(path)
        if within(name, other) or name.startswith(".")
        if (place(path), name) != (ENTRY, FILLER)
    ] == []


def test_the_reference_is_known_by_nobody_but_itself() -> None:
    outside = [path for path in modules("fake_services") if "reference" not in path.parts]
    knowing = [path for path in outside if any(within(name, REFERENCE) for name in imports(path))]
    assert [place(path) for path in knowing] == []


def test_screens_know_actors_and_the_profile_only() -> None:
    rooms = ("steps", "conformance", "fake_services")
    assert [
        f"{place(path)} imports {name}"
        for path in modules("steps.screens")
        for name in imports(path)
        if any(within(name, room) for room in rooms)
        and not any(within(name, known) for known in SCREENS_KNOW)
    ] == []


def test_no_module_is_imported_by_what_it_imports() -> None:
    TopologicalSorter(graph()).prepare()  # raises CycleError, which names the circle


@pytest.mark.parametrize(
    ("house", "storey"), [(house, one) for house, rooms in STOREYS.items() for one in rooms]
)
def test_no_room_knows_one_above_it(house: str, storey: str) -> None:
    above = STOREYS[house][STOREYS[house].index(storey) + 1 :]
    assert modules(f"{house}.{storey}")
    assert [
        f"{module} imports {name}"
        for module, imported in graph().items()
        if within(module, f"{house}.{storey}")
        for name in imported
        if any(within(name, f"{house}.{room}") for room in above)
    ] == []


def _beyond(room: str, *known: str) -> dict[str, set[str]]:
    """By module of a room: what it knows of the project besides these."""
    return {
        module: foreign
        for module, imported in graph().items()
        if within(module, room)
        and (foreign := {one for one in imported if not any(_leads_to(one, name) for name in known)})
    }


def _leads_to(module: str, name: str) -> bool:
    """Whether a module lies in what is called so, or is a package on the way there."""
    return within(module, name) or within(name, module)


def test_steps_know_the_profile_and_the_judge_only() -> None:
    assert _beyond("steps", "steps", "conformance.profile", "conformance.judging") == WHAT_PYTEST_COLLECTS


def test_the_reference_knows_little_of_the_world() -> None:
    assert _beyond("fake_services.reference", REFERENCE, "fake_services.clock") == {}
