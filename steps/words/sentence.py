"""Sentences: what a step function is called by, in both languages at once.

`@when(en="{who:person} enters {code:code}", zh="{who:person}填写{code:code}")`: the parts in braces are
typed, and their names are the function's arguments.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest_bdd
from pytest_bdd import parsers

from steps.methods import besides_sms
from steps.words import attacks, cast, codes, gates, gateways, logins, notices, numbers
from steps.words.phrase import one_of, said_as

TYPES: dict[str, Callable[[str], Any]] = {
    "person": said_as(cast.people()),
    "whose": said_as(cast.owners()),
    "box": said_as(cast.boxes()),
    "factor": said_as(cast.factors()),
    "method": said_as(cast.methods()),
    "scanned": said_as(cast.scanned()),
    "door": said_as(logins.DOORS),
    "protocol": said_as(logins.PROTOCOLS),
    "credentials": one_of(logins.Credentials),
    "name": one_of(logins.OtherName),
    "password": one_of(logins.Password),
    "place": one_of(logins.Elsewhere),
    "edit": one_of(logins.Edit),
    "written": one_of(codes.Written),
    "way": one_of(gates.Way),
    "guise": one_of(gates.Guise),
    "code": one_of(codes.Code),
    "codes": codes.count(),
    "forgery": one_of(attacks.Forgery),
    "no_password": one_of(attacks.NoPassword),
    "claim": one_of(attacks.Claim),
    "deed": one_of(attacks.Deed),
    "term": one_of(attacks.Term),
    "ticket": one_of(attacks.WrongTicket),
    "text": one_of(numbers.NotNumber),
    "notation": one_of(numbers.Notation),
    "prize": said_as(cast.prizes()),
    "venue": one_of(numbers.Venue),
    "gateway": said_as(cast.gateways()),
    "failure": one_of(gateways.Failure),
    "twist": one_of(gateways.Twist),
    "naming": one_of(gateways.Naming),
    "ends": one_of(gateways.ScanEnd),
    "pushed": one_of(gateways.PushEnd),
    "news": one_of(notices.News),
}
"""What a part in braces may be: `{who:person}`."""
type Step = Callable[..., None]


def given(*, en: str, zh: str) -> Callable[[Step], Step]:
    """A state that a scenario begins from; a Given that cannot be reached is inconclusive (rule 2)."""
    return _in_both_languages(pytest_bdd.given, en, zh)


def when(*, en: str, zh: str) -> Callable[[Step], Step]:
    """What somebody does; a When that cannot be done is inconclusive (rule 2)."""
    return _in_both_languages(pytest_bdd.when, en, zh)


def then(*, en: str, zh: str) -> Callable[[Step], Step]:
    """What must be seen; raises Contradiction where it is not (rule 1)."""
    return _in_both_languages(pytest_bdd.then, en, zh)


def _in_both_languages(
    kind: Callable[..., Callable[[Step], Step]], en: str, zh: str
) -> Callable[[Step], Step]:
    def named(function: Step) -> Step:
        for sentence in (en, zh):
            parser = parsers.cfparse(sentence, extra_types=TYPES, case_sensitive=True)
            kind(parser, stacklevel=STACK)(_meant(function) if STANDS_FOR.search(sentence) else function)
        return function

    return named


def _meant(function: Step) -> Step:
    """The same step, called with whom `their own` means, and which method `another method` means here."""

    @wraps(function)
    def step(**parts: Any) -> None:  # noqa: ANN401 (whatever the sentence's parts are)
        if isinstance(parts.get("owner"), cast.Own):
            parts["owner"] = parts["who"]
        if isinstance(parts.get("method"), cast.Another):
            parts["method"] = besides_sms(parts["scene"].target)
        function(**parts)

    return step


STANDS_FOR = re.compile(r":(whose|method)\}")
"""Parts that may stand for something else, which is known when the step is called."""
STACK = 2
"""Callers between pytest-bdd and the module that a sentence stands in, where it puts its fixture."""
