import pytest

from fake_services.world.clock import Clock


def test_advancing_moves_one_clock_and_no_other() -> None:
    moved, other = Clock(), Clock()
    moved.advance(600)
    assert moved.now() - other.now() == pytest.approx(600, abs=1)
