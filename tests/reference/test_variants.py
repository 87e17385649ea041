"""The variants: each differs in what it says, and the pages it changes are there to be changed."""

from pathlib import Path

import pytest

from conformance.profile.profile import load
from fake_services.reference.inline import NothingReplaced, Pages, replaced
from fake_services.reference.policy import Policy
from fake_services.reference.variants import PLAIN, VARIANTS, UnknownVariant, Variant, named

ROOT = Path(__file__).parents[2]
by_variant = pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.id)


@by_variant
def test_all_it_changes_on_the_pages_is_there(variant: Variant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pages, "changed", {})
    Pages.reword(variant.rewordings())
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


def test_each_is_in_a_mix_and_each_mix_can_be_one_deployment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pages, "changed", {})
    profiles = [load(path) for path in (ROOT / "targets" / "mixes").glob("*.toml")]
    mixed = [one.ixit.start.environment["REFERENCE_VARIANT"] for one in profiles if one.ixit.start]
    assert {id for mix in mixed for id in mix.split("+")} == {variant.id for variant in VARIANTS}
    for mix in mixed:
        Pages.reword(named(mix).rewordings())


def test_a_mix_decides_shows_and_delays_as_its_variants_do() -> None:
    mix = named("digit-codes+week-of-trust+far-away+alibaba+new-tab")
    assert (mix.policy.trust_days, mix.provider, mix.delay) == (7, "alibaba", named("far-away").delay)
    assert mix.policy().new_code().isdigit()
    assert [*mix.rewordings()][-1] == named("new-tab").pages


@pytest.mark.parametrize(
    ("id", "why"),
    [
        ("blue", "no variant 'blue'"),
        ("long-codes+blue", "no variant 'blue'"),
        ("long-codes+digit-codes", "LongCodes and DigitCodes are no mix: both decide new_code"),
        ("alibaba+spa", "alibaba and spa are no mix: each has another provider or front end"),
        ("spa+far-away", "spa and far-away are no mix"),
    ],
)
def test_an_unknown_variant_is_refused(id: str, why: str) -> None:
    with pytest.raises(UnknownVariant, match=why):
        named(id)


def test_the_reference_as_it_is_is_none() -> None:
    assert named("none") is PLAIN
