import pytest

from fake_services.clock import Clock


def test_advancing_moves_one_clock_and_no_other() -> None:
    moved, other = Clock(), Clock()
    moved.advance(600)
    assert moved.now() - other.now() == pytest.approx(600, abs=1)


@pytest.mark.parametrize(("moment", "near"), [(0, True), (100_000, True), (50_000, False), (100_400, False)])
def test_near_is_what_is_near_this_world_or_real_time(moment: float, near: bool) -> None:
    real, world = Clock(), Clock()
    world.advance(100_000)
    assert world.near(real.now() + moment, 300) is near
