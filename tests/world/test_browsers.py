"""Which browser is in front, who uses which, and that looking one up changes neither."""

from types import SimpleNamespace
from typing import cast

import pytest

from conformance.judging.verdict import HarnessFault
from steps.devices.browsers import Browsers
from steps.devices.device import Device


def device(label: str) -> Device:
    return cast("Device", SimpleNamespace(name=label, user=""))


@pytest.fixture
def browsers() -> Browsers:
    return Browsers(device)


def test_who_acts_has_their_browser_in_front(browsers: Browsers) -> None:
    li = browsers.used_by("Li")
    wang = browsers.used_by("Wang")
    assert (browsers.in_front, wang.user) == (wang, "Wang")
    assert browsers.used_by("Li") is li is browsers.in_front


def test_looking_one_up_leaves_the_front_as_it_is(browsers: Browsers) -> None:
    li, wang = browsers.used_by("Li"), browsers.used_by("Wang")
    assert browsers.of("Li") is li
    assert browsers.in_front is wang
    assert browsers.turn_to("Li") is li is browsers.in_front


def test_nobody_is_given_a_browser_by_being_looked_at(browsers: Browsers) -> None:
    for look in (browsers.of, browsers.turn_to):
        with pytest.raises(HarnessFault, match="no sentence has let Li use a browser yet"):
            look("Li")
    with pytest.raises(HarnessFault, match="no sentence has used a browser yet"):
        _ = browsers.in_front
    assert not browsers.every


def test_a_browser_knows_who_uses_it_now(browsers: Browsers) -> None:
    browsers.used_by("Li")
    browsers.give("Wang", browsers.of("Li"))
    assert browsers.in_front.user == "Wang"
    browsers.turn_to("Li")
    assert (browsers.in_front.user, browsers.of("Wang")) == ("Wang", browsers.of("Li"))
    browsers.used_by("Li")
    assert browsers.in_front.user == "Li"


def test_the_other_browser_of_somebody_is_not_the_one_they_use(browsers: Browsers) -> None:
    own = browsers.used_by("Li")
    other = browsers.other_used_by("Li")
    assert (browsers.in_front, other.user, browsers.of("Li")) == (other, "Li", own)
    assert browsers.other_used_by("Li") is other
    assert list(browsers.every) == [own, other]


def test_what_is_done_aside_changes_nothing_in_front(browsers: Browsers) -> None:
    li = browsers.used_by("Li")
    with browsers.aside():
        browsers.used_by("Chen")
    assert browsers.in_front is li
