"""Each scenario says by its tags which methods it needs: it is inapplicable where they are lacking."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import get_args

import msgspec
import pytest

from conformance import profile as target
from conformance.judging import register
from conformance.planning.planned import plan
from conformance.profile import Method, Profile
from tests.features.guide import FEATURES, Sentence, chapter, files

NAMES = {
    "sms": r"SMS|\bphones?\b(?!-sized)|(?<!full )\bnumber\b|a code that Zhang was sent|is sent \d+ codes",
    "wechat": r"WeChat",
    "otp": r"third-party OTP|authenticator|(?<!same )one-time password",
    "backup": r"backup",
    "wecom": r"WeCom",
    "coremail_app": r"Coremail app|the app\b|'s app\b|\bpush\b",
    "another-method": r"(?<!, by )another method|the other method",
}
"""By which words a sentence names a method, or makes somebody use it."""
BOTH = re.compile("one (phone number|WeChat account) .* in the settings")
"""Whoever binds a method in the settings has bound the other of the two."""


def needed(texts: list[str]) -> set[str]:
    """The methods that these sentences name."""
    named = {method for method, words in NAMES.items() if any(re.search(words, text) for text in texts)}
    return named | ({"sms", "wechat"} if any(map(BOTH.search, texts)) else set())


def runs() -> Iterator[tuple[str, set[str], set[str]]]:
    """Each scenario and row: its place, the methods that it names, and those in its tags."""
    for name, run, tags in spoken():
        said = {method for method in NAMES if f"needs-{method.replace('_', '-')}" in tags}
        yield name, needed([one.text for one in run]), said


def test_each_scenario_carries_the_methods_that_it_names() -> None:
    assert [f"{place}: {named} {said}" for place, named, said in runs() if named != said] == []


def test_where_one_method_is_offered_nothing_asks_for_another() -> None:
    assert [name for name, claimed in offering("sms").features().items() if not claimed].count(
        "needs-another-method"
    ) == 1
    assert offering("sms", "otp").features()["needs-another-method"]


TRUST = re.compile(
    r"asked whether to trust|trusted this browser|chooses (later|to trust)|lifetime of trust|to trust it$"
)
"""By which words a sentence has somebody asked, or answer, whether to trust a device."""


def spoken() -> Iterator[tuple[str, Sequence[Sentence], Collection[str]]]:
    """Each run of each scenario in English: its clause and name, its sentences, its tags."""
    for file in files("en"):
        for rule in chapter("en", file).rules:
            for scenario in rule.scenarios:
                for run, tags in zip(scenario.runs, scenario.run_tags, strict=True):
                    yield f"{rule.tags[0]}, {scenario.name}", run, tags


def test_each_scenario_in_which_trust_is_asked_for_says_so() -> None:
    lacking = [
        name
        for name, run, tags in spoken()
        if any(TRUST.search(one.text) for one in run)
        and not {"needs-trust", "needs-trust-question"} & set(tags)
    ]
    assert lacking == []


BOUND = re.compile(
    r"^(\w+) (?:has bound|binds) (SMS|WeChat|WeCom|third-party OTP|the \w+ \w+|another method)$"
)
UNBOUND = re.compile(r"^(\w+) (?:has chosen to |chooses to |tries to )?unbinds? ([^,]+?)(?:,| and |$)")
"""By which words somebody binds and unbinds a method: who, and which."""


def unbinds_the_last(run: Sequence[Sentence]) -> bool:
    """Whether somebody unbinds, or would, the only method that they are said to have bound."""
    bound: dict[str, set[str]] = {}
    for sentence in run:
        if said := BOUND.match(sentence.text):
            bound.setdefault(said[1], set()).add(said[2].replace("another", "the other"))
        if (gone := UNBOUND.match(sentence.text)) and bound.get(gone[1]) == {gone[2]}:
            return True
    return False


def test_each_scenario_that_unbinds_the_last_method_says_so() -> None:
    told = {name: (unbinds_the_last(run), "needs-last-unbinding" in tags) for name, run, tags in spoken()}
    assert [name for name, (unbinds, says) in told.items() if unbinds and not says] == []
    assert sum(unbinds for unbinds, _ in told.values()) > 10


def offering(*methods: Method) -> Profile:
    """The reference's profile with fewer methods."""
    reference = target.load(FEATURES.parent / "targets" / "reference.toml")
    return msgspec.structs.replace(reference, ics=msgspec.structs.replace(reference.ics, methods=methods))


@pytest.mark.parametrize("lacking", get_args(Method))
def test_without_a_method_no_scenario_that_uses_it_is_left(lacking: Method) -> None:
    profile = offering(*(method for method in get_args(Method) if method != lacking))
    clauses = {entry.id: entry for entry in register.load(FEATURES / "clauses.toml")}
    planned = plan(FEATURES / "en", FEATURES.parent, set(clauses))
    left = [one for one in planned if not profile.inapplicable(clauses[one.clause], frozenset(one.tags))]
    assert left
    assert [one.key for one in left if lacking in needed([text for _, text in one.steps])] == []


ATTACKS = re.compile(
    r"sends the request|by the request with|by a request that says|asks for the mailbox|submits another|"
    r"login (went|would have gone) on by$|requests name Li wherever|asks for trust with it|"
    r"by the requests that|"
    r"by requests as a program|sends the code that|each of \d\d logins|often than is claimed$|"
    r"presses everything|\b\d\d wrong codes|wrong codes as (one takes|are claimed for)|the claimed tries|"
    r"\d\d times more|wrong passwords|"
    r"written in each (other )?way|number differently written|asks the other services|"
    r"(times|,) at one moment|requests name somebody else's host"
)
"""By which words somebody does what no page does, or does it more often than people do."""


def test_each_scenario_that_attacks_says_so() -> None:
    otherwise = [
        name
        for name, run, tags in spoken()
        if any(ATTACKS.search(one.text) for one in run) is not ("needs-attacks" in tags)
    ]
    assert otherwise == []
