"""The variants: each differs in what it says, and the pages it changes are there to be changed."""

from pathlib import Path

import pytest

from fake_services.reference.inline import NothingReplaced, Pages, replaced
from fake_services.reference.policy import Policy
from fake_services.reference.variants import PLAIN, VARIANTS, UnknownVariant, Variant, named

ROOT = Path(__file__).parents[2]
by_variant = pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.id)


@by_variant
def test_all_it_changes_on_the_pages_is_there(variant: Variant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pages, "changed", {})
    Pages.reword(variant.pages)
    shown = "".join(Pages.changed.values())
    assert [new for new in variant.pages.values() if new not in shown] == []


def test_what_stands_nowhere_is_not_replaced_in_silence() -> None:
    with pytest.raises(NothingReplaced, match="'绑定手机' stands in none of 2 pages"):
        replaced({"a.html": "绑定", "b.html": "<b>绑定</b>"}, {"绑定": "Bind", "绑定手机": "Bind a phone"})


def test_what_is_replaced_is_not_replaced_again() -> None:
    texts, instead = {"a.html": "甲乙 丙"}, {"甲": "乙", "乙": "丙", "甲乙": "丁", "丙": "甲"}
    with pytest.raises(NothingReplaced):
        replaced(texts, instead)
    assert replaced({"a.html": "甲乙 甲 乙 丙"}, instead) == {"a.html": "丁 乙 丙 甲"}


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
