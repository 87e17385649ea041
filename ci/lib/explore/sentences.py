"""Sentences as the features have them, and the scenario that they make."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from conformance.judging.judgement import StepType

Keyword = Literal["Given", "When", "Then", "And"]
KEYWORDS: dict[StepType, Keyword] = {"given": "Given", "when": "When", "then": "Then"}


class Sentence(NamedTuple):
    """One sentence, with the clause that a Then is about.

    `instead`: for what the guide says can be done, the Then that says so, should it not be possible.
    """

    type: StepType
    text: str
    clause: str = ""
    instead: tuple[str, str] | None = None


def given(text: str) -> Sentence:
    """What is so beforehand."""
    return Sentence("given", text)


def when(text: str, instead: tuple[str, str] | None = None) -> Sentence:
    """What somebody does; `instead`: a Then and its clause."""
    return Sentence("when", text, "", instead)


def then(text: str, clause: str) -> Sentence:
    """What must be seen, by this clause."""
    return Sentence("then", text, clause)


def feature(sentences: Sequence[Sentence], rule: str, notes: Sequence[str]) -> str:
    """The feature file of one scenario that ends with a Then; `rule`: its clause's own sentence."""
    head = [*(f"# {note}" for note in notes), "Feature: What exploring found", ""]
    body = [f"  @{sentences[-1].clause}", f"  Rule: {rule}", "", "    Scenario: The shortest way found"]
    return "\n".join([*head, *body, *(f"      {line}" for line in _lines(sentences)), ""])


def _lines(sentences: Sequence[Sentence]) -> Iterator[str]:
    before: StepType | None = None
    for sentence in sentences:
        yield f"{'And' if sentence.type == before else KEYWORDS[sentence.type]} {sentence.text}"
        before = sentence.type
