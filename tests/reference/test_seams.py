"""Policy and defects mirror each other, and a decision that is none says for whom it is there."""

import ast
import inspect
import re
from pathlib import Path
from textwrap import dedent

import pytest

from fake_services.reference.defects import DEFECTS
from fake_services.reference.methods import METHODS
from fake_services.reference.policy import Policy
from fake_services.reference.variants import VARIANTS

REFERENCE = Path(__file__).parents[2] / "fake_services" / "reference"
HELPERS = {"__init__", "defect", "observed", "times"}
OTHERS = [*(defect.policy for defect in DEFECTS), *(variant.policy for variant in VARIANTS)]
"""The policies that are otherwise, on purpose."""
BODIES = {
    base for other in OTHERS for base in other.__mro__ if issubclass(base, Policy) and base is not Policy
}


def modules(room: str) -> set[str]:
    """The modules of a room, without those that help."""
    return {path.stem for path in (REFERENCE / room).glob("*.py")} - HELPERS


def home(thing: type) -> str:
    """The module that a class stands in, without its package."""
    return thing.__module__.rpartition(".")[2]


def chapters(other: type[Policy]) -> set[str]:
    """The chapters that a policy breaks: those of what it overrides."""
    own = {name for base in other.__mro__ if base in BODIES for name in vars(base)} - {"__init__", "__doc__"}
    return {home(base) for base in Policy.__mro__ for name in own if name in vars(base)}


def test_each_chapter_of_the_policy_has_its_defects_and_no_other_is_there() -> None:
    told = {home(defect.policy) for defect in DEFECTS if defect.policy is not Policy}
    assert modules("policy") <= told
    assert modules("defects") == told <= modules("policy") | modules("methods")


def test_a_defect_lies_where_the_policy_is_that_it_breaks() -> None:
    assert [
        defect.id
        for defect in DEFECTS
        if defect.policy is not Policy and home(defect.policy) not in chapters(defect.policy) | set(METHODS)
    ] == []


def constant(decision: object) -> bool:
    """Whether a method of the policy decides nothing: it returns a constant, or what it was given."""
    tree = ast.parse(dedent(inspect.getsource(decision)))  # type: ignore[arg-type]
    returned = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return)]
    return all(
        isinstance(value, ast.Constant | ast.Name | ast.Tuple)
        or (isinstance(value, ast.Call) and not value.args and isinstance(value.func, ast.Name))
        for value in returned
    )


SEAMS = {
    name: decision
    for name, decision in inspect.getmembers(Policy, inspect.isfunction)
    if not name.startswith("_") and constant(decision)
}


@pytest.mark.parametrize("name", SEAMS)
def test_a_seam_says_whose_it_is(name: str) -> None:
    users = {body.__name__ for body in BODIES if name in vars(body)}
    told = re.findall(r"`(\w+)`", inspect.getdoc(SEAMS[name]).partition("Seam of ")[2])  # type: ignore[union-attr]
    assert users and told == sorted(users)
