"""An account's name in another notation, and what a login under it may come to."""

import pytest

from conformance.judging.verdict import Contradiction, NotRun
from steps.expectations import expect_stopped
from steps.people.actors import Missing
from steps.screens.places import Outcome, Place
from steps.ways.other_names import other_name
from steps.words.logins import OtherName


@pytest.mark.parametrize(
    ("which", "name"),
    [
        (OtherName.OTHER_CASE, "T20@KUST.EDU.CN"),
        (OtherName.SPACE, "t20@kust.edu.cn "),
        (OtherName.FULL_WIDTH, "ｔ２０＠ｋｕｓｔ．ｅｄｕ．ｃｎ"),
        (OtherName.ACCENT, "ť20@kust.edu.cn"),
        (OtherName.LOOK_ALIKE, "t20@\u212aust.edu.cn"),
        (OtherName.NO_DOMAIN, "t20"),
        (OtherName.PLUS, "t20+mail@kust.edu.cn"),
    ],
)
def test_a_name_is_written_otherwise(which: OtherName, name: str) -> None:
    assert other_name("t20@kust.edu.cn", which) == name


@pytest.mark.parametrize(
    ("which", "why"),
    [
        (OtherName.OTHER_CASE, "the name 2020 is not written otherwise so"),
        (OtherName.NO_DOMAIN, "the name 2020 is not written otherwise so"),
    ],
)
def test_a_name_that_has_no_such_notation_is_not_run(which: OtherName, why: str) -> None:
    with pytest.raises(NotRun, match=why):
        other_name("2020", which)


@pytest.mark.parametrize(
    "came_to",
    [
        Outcome(Place.PORTAL_LOGIN, "wrong_password", "wrong"),
        Outcome(Place.MAIL_LOGIN),
        Outcome(Place.NOWHERE, "other", "no such mailbox"),
        Outcome(Place.SECOND_STEP),
    ],
    ids=str,
)
def test_a_login_that_was_refused_or_is_at_the_gate_was_stopped(came_to: Outcome) -> None:
    expect_stopped(came_to, Place.SECOND_STEP)


@pytest.mark.parametrize("place", [Place.FORCED, Place.TRUST, Place.WELCOME, Place.PORTAL_HOME])
def test_a_login_that_went_on_was_not(place: Place) -> None:
    with pytest.raises(Contradiction) as told:
        expect_stopped(Outcome(place), Place.SECOND_STEP)
    assert (told.value.expected, told.value.seen) == ("the login refused, or the second step", str(place))


def test_a_page_that_nobody_knows_tells_nothing() -> None:
    with pytest.raises(Missing, match="neither a refusal nor the second step was seen"):
        expect_stopped(Outcome(Place.NOWHERE), Place.SECOND_STEP)
