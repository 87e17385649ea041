"""The questions whose answers begin a profile."""

import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from conformance.beginning.recordings import Recorded
from conformance.catalogue import said
from conformance.profile import METHODS

CODE = re.compile(r"\[([0-9A-Za-z]{4,8})\]")
"""A code in the example of a message, in brackets."""
NAMES = ("sms", *sorted(method.key for method in METHODS if method.key != "sms"))


class Unanswered(Exception):
    """The answers ended before the questions did."""


@dataclass(frozen=True)
class Question:
    """One question: the key of its answer, what is asked, what none means, and what is wrong with one."""

    key: str
    text: str
    default: str = ""
    wrong: Callable[[str], str] = lambda answer: ""


def _address(answer: str) -> str:
    parts = urlsplit(answer)
    return "" if not answer or (parts.scheme == "https" and parts.hostname) else "give an https:// address"


def _needed_address(answer: str) -> str:
    return _address(answer) if answer else "give an https:// address"


def _one_of(*known: str) -> Callable[[str], str]:
    return lambda answer: "" if answer in known else f"give one of {', '.join(known)}"


def _served(answer: str) -> str:
    try:
        known = not answer or answer.isdigit() or any("{web}" in word for word in shlex.split(answer))
    except ValueError:
        known = False
    return "" if known else "give a port, a command with {web} in it, or nothing"


def _methods(answer: str) -> str:
    unknown = [one for one in answer.split() if one not in NAMES]
    return (
        f"{unknown[0]} is none; give some of {' '.join(NAMES)}" if unknown else "" if answer else "give one"
    )


def _example(answer: str) -> str:
    return "" if CODE.search(answer) else "put its code in brackets: 验证码为[123456]，10分钟内有效"


OF_SMS = ("example", "phones")
"""What is asked only where SMS is offered."""
QUESTIONS = (
    Question("mail", "The mail's address, which leads to a login", wrong=_needed_address),
    Question("portal", "The portal's address; empty where there is none", wrong=_address),
    Question("direct", "The mail's own login; empty where there is none", wrong=_address),
    Question(
        "served",
        "Where it is served over http: a port of this machine, or the command that starts it on the port "
        "{web}; empty: at those names, on the network",
        wrong=_served,
    ),
    Question("methods", f"The methods it offers, of: {' '.join(NAMES)}", "sms", _methods),
    Question(
        "example", "An SMS of its, with the code in brackets", "您的验证码为[123456]，10分钟内有效", _example
    ),
    Question(
        "phones",
        "How its SMS come to this suite: fake (its calls to the provider come here), webhook (its sink posts "
        "them here), command (a program prints them), operator (a person types them)",
        "webhook",
        _one_of("fake", "webhook", "command", "operator"),
    ),
    Question(
        "accounts",
        "Where test accounts come from: control (a request makes one), command (a program), pool (a list)",
        "pool",
        _one_of("control", "command", "pool"),
    ),
    Question(
        "trust", "Is the trust question asked after a binding too? yes or no", "no", _one_of("yes", "no")
    ),
)


def asked(
    ask: Callable[[str], str], recorded: Recorded, file: Callable[[str], Path], language: str = "en"
) -> Mapping[str, str]:
    """Ask each question until its answer will do, and return the answers by key.

    ask: shows a line and returns what was typed; raises EOFError where nobody types any more, which becomes
    Unanswered. What the recording tells already is offered as the default. file: where the profile of this
    name is to be written, which must be free.
    """
    named = Question("name", "A name for the deployment, for reports", "ours", lambda name: _free(file(name)))
    answers: dict[str, str] = {}

    def answered(question: Question) -> str:
        return _answered(ask, question, recorded.addresses.get(question.key, question.default), language)

    for question in (named, *QUESTIONS):
        needed = question.key not in OF_SMS or "sms" in answers["methods"].split()
        answers[question.key] = answered(question) if needed else question.default
    return answers


def _free(file: Path) -> str:
    return f"{file} is there already: give another name" if file.exists() else ""


def _answered(ask: Callable[[str], str], question: Question, default: str, language: str) -> str:
    text = said(question.text, language)
    shown = f"{text} [{default}]: " if default else f"{text}: "
    while True:
        try:
            answer = ask(shown).strip() or default
        except EOFError:
            raise Unanswered(f"nobody answered: {question.text}") from None
        if not (wrong := question.wrong(answer)):
            return answer
        shown = f"  {said(wrong, language)}: "
