"""Acting sentences out on the SUT, by the guide's own step functions, and judging what is seen."""

from collections.abc import Sequence
from dataclasses import dataclass

from pytest_bdd.steps import StepFunctionContext, step_function_context_registry

from ci.lib.explore.sentences import Sentence
from conformance.judging.judgement import StepType, judge
from conformance.judging.redaction import Redactor
from conformance.judging.verdict import Contradiction, HarnessFault, Verdict
from steps.people.accounts import Accounts
from steps.play import scene_on
from steps.scene import Scene
from steps.stage import Stage
from steps.witness import SceneWitness

SECOND_MAILBOX = "second mailbox"
"""The words of sentences about people who have two."""


@dataclass(frozen=True)
class Ending:
    """How a sequence ended: it held, a Then did not (`fail`), or something could not be carried out."""

    verdict: Verdict
    sentences: tuple[Sentence, ...] = ()
    """As far as they were acted out, the last one included."""
    expected: str = ""
    seen: str = ""
    reason: str = ""


HELD = Ending(Verdict.PASS)


def definition(type_: StepType, text: str) -> StepFunctionContext:
    """The one step function behind a sentence; raises HarnessFault where it has none, or several."""
    known = step_function_context_registry.values()
    found = [one for one in known if one.type == type_ and one.parser.is_matching(text)]
    if len(found) != 1:
        raise HarnessFault(f"{len(found)} step functions for: {type_} {text}")
    return found[0]


class Walk:
    """Acts sequences out, each with people and browsers of its own."""

    def __init__(self, stage: Stage, accounts: Accounts) -> None:
        self._stage = stage
        self._accounts = accounts
        self._number = 0

    def __call__(self, sentences: Sequence[Sentence]) -> Ending:
        """Act a sequence out. Raises HarnessFault for whatever is not the SUT's doing.

        What could not be done although the guide says so is tried again as the Then that says it.
        """
        ending = self._act(sentences)
        if ending.verdict is not Verdict.INCONCLUSIVE or not ending.sentences[-1].instead:
            return ending
        *before, stuck = ending.sentences
        assert stuck.instead
        text, clause = stuck.instead
        said = self._act([*before, Sentence("then", text, clause)])
        return said if said.verdict is Verdict.FAIL else ending

    def _act(self, sentences: Sequence[Sentence]) -> Ending:
        self._number += 1
        two = any(SECOND_MAILBOX in sentence.text for sentence in sentences)
        with scene_on(self._stage, self._accounts, str(self._number), two) as scene:
            for number, sentence in enumerate(sentences, start=1):
                try:
                    self._say(scene, sentence)
                except HarnessFault:
                    raise
                except Exception as ended_by:  # whatever a step raises is judged
                    return self._judged(scene, ended_by, tuple(sentences[:number]))
        return HELD

    def _say(self, scene: Scene, sentence: Sentence) -> None:
        found = definition(sentence.type, sentence.text)
        found.step_func(scene=scene, **(found.parser.parse_arguments(sentence.text) or {}))

    def _judged(self, scene: Scene, ended_by: Exception, acted: tuple[Sentence, ...]) -> Ending:
        witness, last = SceneWitness(scene), acted[-1]
        hidden = Redactor(witness.secrets())
        judgement = judge(ended_by, last.type, witness.trouble() or "")
        if judgement.verdict is Verdict.ERROR:
            raise HarnessFault(f"{last.text}: {hidden(judgement.reason)}") from ended_by
        if isinstance(ended_by, Contradiction):
            return Ending(Verdict.FAIL, acted, hidden(judgement.expected), hidden(judgement.seen))
        return Ending(Verdict.INCONCLUSIVE, acted, reason=f"{last.text}: {hidden(judgement.reason)}")
