"""`{…}` in a profile: what it stands for, how a brace is written, and that all who fill it in agree."""

import pytest

from conformance.profile.placeholders import Secret, Unfilled, fill, filled, names

VALUES = {"login": "2099", "seconds": 90.5, "port": 8000}


@pytest.mark.parametrize(
    ("template", "result"),
    [
        ("{login}@kust.example", "2099@kust.example"),
        ("{login}", "2099"),
        ("{seconds}", 90.5),
        ("{seconds} s", "90.5 s"),
        ("{login}{port}", "20998000"),
        ({"who": "{login}", "fixed": 1}, {"who": "2099", "fixed": 1}),
        ([{"port": "{port}"}, True, None], [{"port": 8000}, True, None]),
        ("{{login}}", "{login}"),
        ('{"login":"{login}","in":{"a":1}}', '{"login":"2099","in":{"a":1}}'),
        ("awk '{print $1}' {", "awk '{print $1}' {"),
    ],
)
def test_a_template_is_filled_in(template: object, result: object) -> None:
    assert filled(template, VALUES) == result


def test_the_template_stays_as_it_is() -> None:
    template = {"people": ["{login}"]}
    filled(template, VALUES)
    assert template == {"people": ["{login}"]}


@pytest.mark.parametrize("text", ["{lgoin}", "{login }", "{login.name}", "{0}", "{env:NOT_TAKEN}"])
def test_a_name_that_nothing_stands_for_is_told(text: str) -> None:
    with pytest.raises(Unfilled) as unfilled:
        fill(f"a {text}", VALUES)
    assert str(unfilled.value) == f"nothing stands for {text}; there is {{login}}, {{port}}, {{seconds}}"
    assert names([f"a {text}", {"key": "{port} {{kept}}"}]) == {text[1:-1], "port"}


def test_a_brace_in_what_stands_elsewhere_is_that_brace() -> None:
    secret = Secret("{login}:{env:TOKEN} {{env:TOKEN}}", {"env:TOKEN": "p{port}{x"})
    assert secret == "{login}:p{port}{x {{env:TOKEN}}"
    assert fill(secret, VALUES) == "2099:p{port}{x {env:TOKEN}"
    assert names(secret) == {"login"}
    assert secret.taken == {"p{port}{x": "env:TOKEN"}
