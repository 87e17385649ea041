"""On a loaded machine what did not come is looked for once more, and a report says how loaded it was."""

from typing import cast

import pytest
from playwright.sync_api import Locator, TimeoutError

from steps.devices.device import Device
from steps.screens.patience import load, look_twice, patience, told
from steps.screens.sight import GONE, _texts


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getloadavg", lambda: (9.0, 0.0, 0.0))
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def test_what_did_not_come_is_looked_for_once_more(device: Device, loaded: None) -> None:
    found = iter([None] * 100)
    assert look_twice(device.page, 0, lambda: next(found)) is None
    assert len([*found]) == 98


def test_where_the_machine_has_nothing_else_to_do_it_is_not(device: Device) -> None:
    found = iter([None] * 100)
    assert look_twice(device.page, 0, lambda: next(found)) is None
    assert len([*found]) == 99


def test_what_comes_at_the_second_look_has_come(device: Device, loaded: None) -> None:
    found = iter([None, "the second step"])
    assert look_twice(device.page, 0, lambda: next(found)) == "the second step"


def test_how_loaded_the_machine_is_stands_beside_what_did_not_come(loaded: None) -> None:
    assert told("nothing came") == "nothing came (the machine was at a load of 9.0 on 2 processors)"


def test_what_is_pressed_has_twice_the_time_on_a_loaded_machine(loaded: None) -> None:
    assert patience(10) == 20


def test_a_machine_with_nothing_else_to_do_is_not_spoken_of() -> None:
    assert (load(), told("nothing came"), patience(10)) == ("", "nothing came", 10)


class Slow:
    """A heading that is there, on a machine that has not read it within the time that tells what has gone."""

    def count(self) -> int:
        return 1

    def nth(self, number: int) -> "Slow":
        return self

    def inner_text(self, timeout: float) -> str:
        if timeout <= GONE:
            raise TimeoutError("Timeout 200ms exceeded.")
        return "Is it you?"


def test_what_a_slow_machine_still_shows_has_not_gone() -> None:
    assert _texts(cast(Locator, Slow())) == ["Isityou?"]
