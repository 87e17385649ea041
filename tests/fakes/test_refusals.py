from fake_services.refusals import MOST, SINK, Refusals


def test_each_is_kept_with_its_gateway_and_reason() -> None:
    refusals = Refusals()
    refusals.add("Tencent Cloud SMS", ValueError("InvalidParameter: no number"))
    refusals.add("the SMS sink", "no JSON")
    assert refusals.lines() == ["Tencent Cloud SMS: InvalidParameter: no number", "the SMS sink: no JSON"]
    first, second = refusals.all()
    assert (first.gateway, first.at <= second.at) == ("Tencent Cloud SMS", True)


def test_a_scenario_begins_with_none_and_keeps_no_more_than_it_can_tell() -> None:
    refusals = Refusals()
    for number in range(MOST + 1):
        refusals.add("the SMS sink", number)
    assert (len(refusals.all()), refusals.lines()[-1]) == (MOST, f"the SMS sink: {MOST}")
    refusals.forget()
    assert refusals.all() == []


def test_only_what_our_own_sink_turned_away_was_not_heard() -> None:
    refusals = Refusals()
    refusals.add("Tencent Cloud SMS", "InvalidParameter")
    refusals.add(SINK, "there is no field text")
    assert refusals.unheard() == ["the SMS sink refused a post: there is no field text"]
