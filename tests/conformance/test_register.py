"""The clause register: our own, and what is refused."""

from pathlib import Path

import pytest

from conformance.judging import register

CLAUSE = '[[clause]]\nid = "G1.1"\nlevel = "must"\nsource = "guide"\nen = "a"\nzh = "b"\n'


def test_ours_is_sound() -> None:
    entries = register.load(Path(__file__).parents[2] / "features" / "clauses.toml")
    assert entries
    assert all(entry.en and entry.zh and entry.source for entry in entries)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (CLAUSE + CLAUSE, "registered twice: G1.1"),
        (CLAUSE.replace("must", "maybe"), "Invalid enum value 'maybe'"),
        (CLAUSE.replace("source", "origin"), "origin"),
        ("[[clause", "Expected"),
        (f'{CLAUSE}applies_when = "portl"\n', "Invalid enum value 'portl'"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "clauses.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"clauses\.toml: ") as refused:
        register.load(path)
    assert why in str(refused.value)
