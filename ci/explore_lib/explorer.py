"""Random sequences, and the shortest one that disagrees: Hypothesis draws and shrinks them."""

import time
from collections.abc import Callable, Sequence

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis import strategies as st

from ci.explore_lib.model import Claims, Model
from ci.explore_lib.moves import CATALOGUE, Move, script
from ci.explore_lib.sentences import Sentence
from ci.explore_lib.walk import HELD, Ending
from conformance.verdict import HarnessFault, Verdict

Drawn = tuple[Move | None, int]
"""A move, or none, and with which of its ways to begin."""
NOTHING: Drawn = (None, 0)
CHOICES = [NOTHING, *((move, turn) for move in CATALOGUE for turn in range(8) for _ in range(move.weight))]
"""What is drawn from, the simplest first."""
DRAWN = 300
"""Moves drawn for a sequence; most cannot be done when their turn comes, and are passed over."""
ACTED = 10
"""Moves of a sequence that are acted out, at most."""
LEAST = 10
"""Sentences of a sequence that is worth a try, until a disagreement is to be cut down."""
SPARE = 50
"""Drawn for each sequence that is to be acted out: some say nothing, or what was acted out before."""
SHRINKING = 45.0
"""Seconds that may be spent on finding a shorter sequence."""


class Over(BaseException):
    """The time is over, or enough was acted out: Hypothesis does not take this for a disagreement."""


class BrokenOff(BaseException):
    """The harness failed; nor for this."""


class Disagreement(Exception):
    """A sequence in which a Then did not hold."""


class Explorer:
    """Draws sequences from a seed and has each one acted out once; `walk` acts it out."""

    def __init__(self, claims: Claims, walk: Callable[[Sequence[Sentence]], Ending], seed: int) -> None:
        self._claims = claims
        self._walk = walk
        self._seed = seed
        self._endings: dict[tuple[Sentence, ...], Ending] = {}
        """By the sentences that were to be acted out, as far as they were."""
        self._found: Ending | None = None
        self._until = 0.0
        self._most = 0
        self.found_at = 0
        """After how many sequences the first disagreement was found."""

    @property
    def sequences(self) -> int:
        """How many were acted out."""
        return len(self._endings)

    @property
    def stuck(self) -> list[str]:
        """Why sequences could not be carried out to their end."""
        return [one.reason for one in self._endings.values() if one.verdict is Verdict.INCONCLUSIVE]

    def explore(self, sequences: int, seconds: float) -> Ending | None:
        """Return the shortest disagreement found, if any; no sequence begins after so many seconds.

        Raises HarnessFault.
        """
        self._until, self._most = time.monotonic() + seconds, sequences
        drawn = st.lists(st.sampled_from(CHOICES), min_size=DRAWN, max_size=DRAWN)

        @seed(self._seed)
        @settings(
            max_examples=SPARE * sequences,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
            verbosity=Verbosity.quiet,
            print_blob=False,
        )
        @given(drawn)
        def every_sequence_holds(moves: list[Drawn]) -> None:
            if self._ending(moves).verdict is Verdict.FAIL:
                raise Disagreement

        try:
            every_sequence_holds()
        except (Disagreement, Over):
            pass
        except BrokenOff as broken:
            raise HarnessFault(str(broken)) from broken.__cause__
        return self._found

    def _ending(self, moves: Sequence[Drawn]) -> Ending:
        if time.monotonic() > self._until or (self._found is None and self.sequences >= self._most):
            raise Over
        sentences = tuple(script(Model(self._claims), moves, ACTED))
        if len(sentences) < (LEAST if self._found is None else 1):
            return HELD
        return self._known(sentences) or self._acted(sentences)

    def _known(self, sentences: tuple[Sentence, ...]) -> Ending | None:
        """How a sequence ends that begins as one that broke off, or is the beginning of one that went on."""
        for acted, ending in self._endings.items():
            if ending.verdict is not Verdict.PASS and sentences[: len(acted)] == acted:
                return ending
            if acted[: len(sentences)] == sentences:
                return HELD
        return None

    def _acted(self, sentences: tuple[Sentence, ...]) -> Ending:
        try:
            ending = self._walk(sentences)
        except HarnessFault as fault:
            if self._found is None:
                raise BrokenOff(str(fault)) from fault
            raise Over from fault  # confirming what was found will tell whether the world still stands
        self._endings[sentences[: len(ending.sentences) or None]] = ending
        if ending.verdict is Verdict.FAIL:
            if self._found is None:
                self.found_at, self._until = self.sequences, time.monotonic() + SHRINKING
            if self._found is None or len(ending.sentences) < len(self._found.sentences):
                self._found = ending
        return ending
