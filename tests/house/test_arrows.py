"""Which room may know which (docs/DESIGN.md, "The house")."""

import pytest

from tests.house.modules import imports, modules, place, within

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
SCREENS_KNOW = ("steps.screens", "steps.people.actors", "steps.devices", "conformance.profile")


@pytest.mark.parametrize(("room", "other"), NEVER)
def test_never(room: str, other: str) -> None:
    assert modules(room)
    assert [
        f"{place(path)} imports {name}"
        for path in modules(room)
        for name in imports(path)
        if within(name, other) or name.startswith(".")
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
