"""The variants: each differs in what it says, and the pages it changes are there to be changed."""

from pathlib import Path

import pytest

from fake_services.reference.policy import Policy
from fake_services.reference.variants import PLAIN, VARIANTS, UnknownVariant, Variant, named

ROOT = Path(__file__).parents[2]
PAGES = [
    path.read_text(encoding="utf-8")
    for folder in ("mail", "portal")
    for path in (ROOT / "fake_services" / "reference" / folder).rglob("*.*")
    if path.suffix in (".html", ".js", ".css")
]
by_variant = pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.id)


@by_variant
def test_all_it_changes_on_the_pages_is_there(variant: Variant) -> None:
    assert [old for old in variant.pages if not any(old in page for page in PAGES)] == []


@by_variant
def test_it_differs(variant: Variant) -> None:
    kept = (variant.policy, variant.provider, variant.delay) == (Policy, PLAIN.provider, PLAIN.delay)
    assert variant.pages or not kept
    assert variant.sentence.endswith(".")


def test_each_has_a_profile_of_its_name() -> None:
    profiles = {path.stem for path in (ROOT / "targets" / "variants").glob("*.toml")}
    assert profiles == {variant.id for variant in VARIANTS}


def test_an_unknown_variant_is_refused() -> None:
    assert named("none") is PLAIN
    with pytest.raises(UnknownVariant, match="no variant 'blue'"):
        named("blue")
