"""A method is one object: nobody else names it, and a new one comes in files of its own."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conformance.profile import METHODS
from steps import methods
from steps.methods import base as methods_base
from tests.house.modules import ROOT, modules, place, tree

TOY = Path(__file__).parent / "toy_method"
ITS_OWN = {
    "tables.py": "conformance/profile/methods/second_mail.py",
    "method.py": "steps/methods/second_mail.py",
    "profile.toml": "targets/toy.toml",
    "use.py": "tests/screens/test_second_mail.py",
}
"""The files of a toy method, a code to a second address, and where they go."""
REGISTRIES = ("conformance/profile/methods/__init__.py", "steps/methods/__init__.py")
ROOMS = ("conformance", "features", "steps", "fake_services", "targets", "tests/screens")
NAMED = re.compile("wecom|企业微信", re.IGNORECASE)
KEPT_APART = ("fake_services/providers/wecom/", "steps/methods/wecom.py", "docs/", "tests/")
NOT_CODE = (".json", ".md", ".png")
"""Endings of pages, pictures, and what campaigns write."""
MOST = 19
"""How many other files may name one method; this only ever falls."""
SPENT = ("steps/witness.py", "sms")
"""What a scenario has caused is counted in SMS, whatever the method."""

BRANCHES = {
    "steps/sentences/forced_binding.py: SMS.place",
    "steps/sentences/wechat.py: OTP.place",
    "steps/preflight/bindings.py: SMS",
}
"""Where it is asked which method it is: whether a browser shows this one's screen; letters for a number."""


def test_a_method_is_named_in_few_files() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    naming = [
        file
        for file in listed.splitlines()
        if not file.startswith(KEPT_APART) and not file.endswith(NOT_CODE) and _names(ROOT / file)
    ]
    assert len(naming) <= MOST, naming


def _names(file: Path) -> bool:
    return file.is_file() and NAMED.search(file.read_text(encoding="utf-8", errors="replace")) is not None


def test_no_step_but_a_methods_own_knows_it_by_its_key() -> None:
    keys = {method.key for method in METHODS}
    assert [
        f"{place(path)}:{node.lineno} {node.value}"
        for path in modules("steps")
        if not place(path).startswith("steps/methods/")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and node.value in keys and (place(path), node.value) != SPENT
    ] == []


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project with the toy method in it."""
    left_out = shutil.ignore_patterns(
        "__pycache__", "reference", "allauth", "dtfa", "lemonldap", "webmail", ".venv"
    )
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=left_out)
    for file in ("tests/ports.py", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path / file)
    for name, where in ITS_OWN.items():
        shutil.copy(TOY / name, tmp_path / where)
    for registry in REGISTRIES:
        package = ".".join(Path(registry).parent.parts)
        text = (tmp_path / registry).read_text(encoding="utf-8")
        text, done = re.subn(r"^(METHODS: .*), (\w+)\)$", r"\1, \2, SECOND_MAIL)", text, flags=re.MULTILINE)
        assert done == 1, registry
        imported = f"from {package}.second_mail import SECOND_MAIL\n"
        text = re.sub(rf"^(from {re.escape(package)}\.otp)", rf"{imported}\1", text, flags=re.MULTILINE)
        (tmp_path / registry).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_new_method_comes_in_files_of_its_own(copy: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", ITS_OWN["use.py"]],
        cwd=copy,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout
    assert len(_changed(copy)) == len(REGISTRIES) <= 9


def _changed(copy: Path) -> list[str]:
    """The files of the project that are not as they were."""
    files = (file.relative_to(copy) for file in copy.rglob("*.py"))
    there = [file for file in files if (ROOT / file).exists()]
    return [str(file) for file in there if (ROOT / file).read_bytes() != (copy / file).read_bytes()]


def test_no_step_but_a_methods_own_branches_on_which_it_is() -> None:
    objects = {name for name, one in vars(methods).items() if isinstance(one, methods_base.Method)}
    assert {
        f"{place(path)}: {ast.unparse(compared)}"
        for path in [*modules("steps"), *modules("ci.lib")]
        if not place(path).startswith("steps/methods/")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Is | ast.IsNot | ast.Eq | ast.NotEq)
        for compared in (node.left, *node.comparators)
        if set(ast.unparse(compared).removesuffix(".place").split(".")) & objects
    } == BRANCHES
