"""What the ICS of a profile claims: what applies, what is not exercised, and which musts it leaves out."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from conformance.judging import register
from conformance.profile import Profile, load
from conformance.profile.answers import OF_TAG
from conformance.profile.ics import Trust
from conformance.profile.screens import Forgotten

REFERENCE = load(Path(__file__).parents[2] / "targets" / "reference.toml")
REGISTER = register.load(Path(__file__).parents[2] / "features" / "clauses.toml")
CLAUSES = {entry.id: entry for entry in REGISTER}
NONE: frozenset[str] = frozenset()


def claiming(**ics: Any) -> Profile:  # noqa: ANN401 (fields of Ics)
    """The reference's profile with another ICS."""
    return msgspec.structs.replace(REFERENCE, ics=msgspec.structs.replace(REFERENCE.ics, **ics))


def not_claimed(profile: Profile) -> dict[str, str]:
    """Which clauses that the guide itself states do not apply to any scenario, and why."""
    asked = {one.id: profile.inapplicable(one, NONE) for one in REGISTER if one.level in ("must", "shown")}
    return {clause: reason for clause, reason in asked.items() if reason}


def test_everything_claimed_applies() -> None:
    tags = frozenset(REFERENCE.ics.features())
    for clause in ("G0.2", "G0.3", "G4.8", "C.logout", "ASVS-6.5.1"):
        assert REFERENCE.inapplicable(CLAUSES[clause], tags) is None


@pytest.mark.parametrize(
    ("tag", "ics"),
    [
        ("needs-portal", {"doors": ("direct",)}),
        ("needs-direct", {"doors": ("portal",)}),
        ("needs-second-mailbox", {"second_mailbox": False}),
        ("needs-aliases", {"aliases": ()}),
        ("needs-switching", {"switching": False}),
        ("needs-change-notice", {"change_notice": None}),
        ("needs-new-password", {"new_password": False}),
        ("needs-tries", {"codes": msgspec.structs.replace(REFERENCE.ics.codes, tries=None)}),
        (
            "needs-fixed-trust",
            {"trust": msgspec.structs.replace(REFERENCE.ics.trust, renewed_by_use=True)},
        ),
        (
            "needs-trust-after-binding",
            {"trust": msgspec.structs.replace(REFERENCE.ics.trust, after_binding=False)},
        ),
    ],
)
def test_what_is_not_claimed_does_not_apply(tag: str, ics: dict[str, object]) -> None:
    less = claiming(**ics)
    assert (
        less.inapplicable(CLAUSES["G4.6"], frozenset({tag})) == f"the ICS does not claim it ({OF_TAG[tag]})"
    )
    assert less.inapplicable(CLAUSES["G4.6"], NONE) is None


def test_where_nobody_replaces_a_forgotten_password_the_key_says_so() -> None:
    screens = msgspec.structs.replace(REFERENCE.ixit.screens, forgotten=Forgotten())
    less = msgspec.structs.replace(REFERENCE, ixit=msgspec.structs.replace(REFERENCE.ixit, screens=screens))
    tag = "needs-forgotten-password"
    assert REFERENCE.inapplicable(CLAUSES["WSTG-ATHN-09"], frozenset({tag})) is None
    assert f"({OF_TAG[tag]})" in str(less.inapplicable(CLAUSES["WSTG-ATHN-09"], frozenset({tag})))


@pytest.mark.parametrize("method", ["sms", "wechat", "otp", "backup", "coremail_app", "wecom"])
def test_a_method_that_is_not_offered_or_not_exercised_is_named(method: str) -> None:
    tags = frozenset({f"needs-{method.replace('_', '-')}"})
    fewer = tuple(one for one in REFERENCE.ics.methods if one != method)
    assert claiming(methods=fewer).inapplicable(CLAUSES["G4.6"], tags) == (
        f"the ICS does not offer {method} (ics.methods)"
    )
    assert claiming(unexercised=(method,)).inapplicable(CLAUSES["G4.6"], tags) == (
        f"the ICS leaves {method} unexercised (ics.unexercised)"
    )


def test_a_claim_applies_only_where_it_is_made() -> None:
    assert (
        claiming(claims=()).inapplicable(CLAUSES["C.logout"], NONE)
        == "the ICS does not claim C.logout (ics.claims)"
    )


def test_a_further_door_that_asks_for_nothing_is_a_departure() -> None:
    less = claiming(unguarded_doors=("the mobile web",))
    reason = "the ICS says that the mobile web asks for none (ics.unguarded_doors)"
    assert less.inapplicable(CLAUSES["G4.8"], NONE) == reason


def test_one_door_has_no_other_to_compare() -> None:
    assert claiming(doors=("portal",), further_doors=()).inapplicable(CLAUSES["G4.8"], NONE) == (
        "the ICS declares one web door only (ics.doors)"
    )


@pytest.mark.parametrize(
    ("methods", "missing"), [(("wechat",), "sms"), (("sms",), "wechat"), (("otp",), "sms and wechat")]
)
def test_a_method_that_must_be_offered(methods: tuple[str, ...], missing: str) -> None:
    less = claiming(methods=methods)
    reason = f"the ICS does not offer {missing} (ics.methods)"
    assert not_claimed(less) == {"G0.2": reason}
    assert less.inapplicable(CLAUSES["G0.2"], NONE) == reason


def test_the_one_number_rule_not_claimed() -> None:
    less = claiming(one_number_rule=False)
    reason = "the ICS does not claim the one-number rule (ics.one_number_rule)"
    assert not_claimed(less) == {"G0.3": reason, "G0.4": reason, "G3.14": reason}
    assert less.inapplicable(CLAUSES["G0.3"], NONE) == reason


def test_without_a_portal_its_clauses_are_not_claimed() -> None:
    less = claiming(doors=("direct",))
    reason = "the ICS declares no portal (ics.doors)"
    assert not_claimed(less) == {"G1.1": reason, "G2.1": reason}
    assert less.inapplicable(CLAUSES["G2.2"], NONE) == reason


def test_what_cannot_be_unbound_is_not_claimed() -> None:
    less = claiming(without_unbinding=("sms",))
    assert set(not_claimed(less)) == {"G4.4", "G6.4"}
    assert not_claimed(less)["G6.4"] == "the ICS says that sms cannot be unbound (ics.without_unbinding)"


def test_what_opens_no_second_step_is_not_claimed() -> None:
    less = claiming(without_second_step=("wechat",))
    reason = "the ICS says that wechat opens no second step (ics.without_second_step)"
    assert not_claimed(less) == {"G6.3": reason}


def test_another_way_to_the_two_step_settings_is_not_the_guides() -> None:
    settings = msgspec.structs.replace(REFERENCE.ixit.screens.two_step_settings, way=("Security",))
    screens = msgspec.structs.replace(REFERENCE.ixit.screens, two_step_settings=settings)
    other = msgspec.structs.replace(REFERENCE, ixit=msgspec.structs.replace(REFERENCE.ixit, screens=screens))
    assert set(not_claimed(other)) == {"G4.1", "G4.2", "G4.3"}


def test_the_reference_claims_every_must() -> None:
    assert not_claimed(REFERENCE) == {}


@pytest.mark.parametrize(
    ("trust", "said"),
    [
        (Trust(), []),
        (Trust(after_binding=False), ["ics.trust.after_binding"]),
        (Trust(lifetime_days=14), ["ics.trust.lifetime_days"]),
    ],
)
def test_what_says_less_of_trust_than_the_guide_is_told(trust: Trust, said: list[str]) -> None:
    assert [line.rpartition("(")[2].rstrip(")") for line in claiming(trust=trust).departures()] == said


def test_what_is_not_exercised_is_said_by_name() -> None:
    assert claiming(unexercised=("wecom",)).unexercised() == [
        "企业微信: offered, and not exercised by this suite (ics.unexercised)"
    ]
    assert claiming(unexercised=("wecom",)).ics.exercised() == (
        "coremail_app",
        "otp",
        "sms",
        "backup",
        "wechat",
    )


def test_a_claim_that_the_register_does_not_know_is_named() -> None:
    lines = claiming(claims=("C.logut",)).unfit_claims([CLAUSES["C.logout"], CLAUSES["G0.2"]])
    assert lines == ["ics.claims: there is no C.logut; there are C.logout"]


def test_without_the_one_number_rule_none_of_its_clauses_apply() -> None:
    less = claiming(one_number_rule=False)
    assert all(less.inapplicable(CLAUSES[clause], NONE) for clause in ("G0.3", "G0.4", "G0.6", "G0.7"))


def test_a_claim_lacks_nothing_that_it_needs() -> None:
    assert REFERENCE.unfit_claims(REGISTER) == []
    promising = [entry for entry in REGISTER if entry.needs]
    assert len(promising) == 7
    bare = msgspec.structs.replace(
        claiming(
            trust=msgspec.structs.replace(REFERENCE.ics.trust, lifetime_days=None),
            codes=msgspec.structs.replace(REFERENCE.ics.codes, life_minutes=None),
            idle_minutes=None,
            step_up_exemption_minutes=None,
        ),
        ixit=msgspec.structs.replace(
            REFERENCE.ixit,
            mail_programs=None,
            hooks=msgspec.structs.replace(REFERENCE.ixit.hooks, reset=None, client_password=None),
        ),
    )
    assert set(bare.unfit_claims(REGISTER)) == {
        f"ics.claims has {entry.id}, but {key} is missing: give it, or leave the claim out"
        for entry in promising
        for key in entry.needs
        if key != "ics.codes.resend_seconds"  # which has a default
    }


def test_what_is_promised_of_a_time_is_said_with_its_unit() -> None:
    said = {entry.id: REFERENCE.claimed(entry) for entry in REGISTER if REFERENCE.claimed(entry)}
    assert said == {
        "C.trust-lifetime": f"{REFERENCE.ics.trust.lifetime_days} days",
        "C.code-life": f"{REFERENCE.ics.codes.life_minutes} minutes",
        "C.resend-countdown": "60 seconds",
        "C.idle-timeout": f"{REFERENCE.ics.idle_minutes} minutes",
        "C.step-up-exemption": f"{REFERENCE.ics.step_up_exemption_minutes} minutes",
    }
    assert claiming(claims=()).claimed(CLAUSES["C.code-life"]) == ""
