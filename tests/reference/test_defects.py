"""Each defect answers some question otherwise than the guide does, and the pages still answer."""

import secrets
from inspect import getmembers, ismethod, signature
from itertools import product
from typing import get_args

import pytest

from fake_services.reference.defects import CONFORMANT, DEFECTS, Defect
from fake_services.reference.policy import Policy
from tests.reference.journey import VALUES, journey
from tests.reference.mail_site import site
from tests.reference.questions import QUESTIONS

SCANNED = ("scans", "faults")
"""The chapters whose defects want a method that is scanned."""
by_defect = pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.id)


def answers(policy: object, method: str) -> list[object]:
    """What a policy's method says to every combination of the questions it understands."""
    ask = getattr(policy, method)
    asked = [
        [one for one in QUESTIONS[name] if one is not None or type(None) in get_args(parameter.annotation)]
        for name, parameter in signature(ask).parameters.items()
    ]
    return [ask(*arguments) for arguments in product(*asked)]


def decisions(conformant: object, defective: object) -> list[str]:
    """The names of the methods that are overridden; of all methods, if only figures are."""
    names = [name for name, _ in getmembers(conformant, ismethod)]
    own = [name for name in names if getattr(type(conformant), name) is not getattr(type(defective), name)]
    return own or names


@by_defect
def test_defect_decides_otherwise_somewhere(defect: Defect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "choice", lambda alphabet: alphabet[0])
    pairs = [(CONFORMANT.policy(), defect.policy()), (CONFORMANT.portal(), defect.portal())]
    assert any(
        answers(conformant, name) != answers(defective, name)
        for conformant, defective in pairs
        if type(conformant) is not type(defective)
        for name in 2 * decisions(conformant, defective)  # twice, since some defects remember
    )


@pytest.mark.parametrize(
    "defect", [one for one in DEFECTS if one.policy is not Policy], ids=lambda defect: defect.id
)
def test_the_pages_still_answer(defect: Defect) -> None:
    about = defect.policy.__module__.rpartition(".")[2]
    method = "wechat" if about in SCANNED else about if about in VALUES else "sms"
    with site(defect.policy()) as made:
        told = list(journey(made, method))
    assert len(told) > 100
    assert [f"{one.request.url} {one.status_code}" for one in told if one.status_code == 500] == []


def test_ids_are_unique_and_every_chapter_of_the_guide_has_defects() -> None:
    assert len({defect.id for defect in DEFECTS}) == len(DEFECTS) >= 40
    assert {f"G{chapter}" for chapter in range(7)} <= {defect.clause.split(".")[0] for defect in DEFECTS}


def test_each_sentence_is_one_sentence() -> None:
    assert all(defect.sentence.endswith(".") and "\n" not in defect.sentence for defect in DEFECTS)
