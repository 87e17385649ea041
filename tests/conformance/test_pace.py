"""How far a run is, and how long it still takes."""

from conformance.running.pace import FEW, Pace


def test_the_time_left_is_told_from_what_it_took_until_now() -> None:
    now = 100.0
    pace = Pace(20, 100.0, lambda: now)
    told = []
    for _ in range(20):
        now += 12
        told.append(pace.step())
    assert told[0] == "1 of 20"
    assert told[FEW - 1] == "5 of 20, about 3 min left"
    assert told[15] == "16 of 20, about 48 s left"
    assert told[-1] == "20 of 20"
