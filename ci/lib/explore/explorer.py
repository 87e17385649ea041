"""Random sequences, and the shortest one that disagrees.

A sequence that disagrees is cut down by leaving out moves for as long as it still does (delta debugging):
first those that cost no run of the SUT, then of the few that are left.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from ci.lib.explore.model import CAST, Claims, Model
from ci.lib.explore.moves import CATALOGUE, Move, script
from ci.lib.explore.sentences import Sentence
from ci.lib.explore.walk import HELD, Ending
from conformance.judging.verdict import HarnessFault, Verdict

Drawn = tuple[Move, int]
"""A move, and with which of its ways to begin."""
TURNS = 420
"""Each of a move's one to seven ways is as often the first."""
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
        self._until = time.monotonic() + seconds
        for moves in self._drawn(SPARE * sequences):
            if time.monotonic() > self._until or self.sequences >= sequences:
                break
            sentences = self._sentences(moves)
            if len(sentences) >= LEAST and not self._known(sentences) and self._fails(sentences):
                self.found_at = self.sequences
                self._cut_down(moves)
                break
        return self._found

    def _drawn(self, times: int) -> Iterator[list[Drawn]]:
        """Yield sequences of moves, always the same ones from one seed."""
        chance, weights = random.Random(self._seed), [move.weight for move in CATALOGUE]
        for _ in range(times):
            moves = chance.choices(CATALOGUE, weights, k=DRAWN)
            yield [(move, chance.randrange(TURNS)) for move in moves]

    def _sentences(self, moves: Sequence[Drawn]) -> tuple[Sentence, ...]:
        return tuple(script(Model(self._claims), moves, ACTED))

    def _known(self, sentences: tuple[Sentence, ...]) -> Ending | None:
        """How a sequence ends that begins as one that broke off, or is the beginning of one that went on."""
        for acted, ending in self._endings.items():
            if ending.verdict is not Verdict.PASS and sentences[: len(acted)] == acted:
                return ending
            if acted[: len(sentences)] == sentences:
                return HELD
        return None

    def _fails(self, sentences: tuple[Sentence, ...]) -> bool:
        """Act a sequence out that is not known. Raises HarnessFault."""
        ending = self._walk(sentences)
        self._endings[sentences[: len(ending.sentences) or None]] = ending
        if ending.verdict is not Verdict.FAIL:
            return False
        if self._found is None or len(ending.sentences) < len(self._found.sentences):
            self._found = ending
        return True

    def _cut_down(self, moves: list[Drawn]) -> None:
        """Leave moves out while it still fails: those not acted out, then one person's, then any."""
        self._until = time.monotonic() + SHRINKING
        moves = self._fewer(moves, self._is_known_to_fail)
        with suppress(HarnessFault):  # confirming what was found will tell whether the world still stands
            for who in CAST:
                alone = [(move, turn) for move, turn in moves if move.who == who]
                moves = alone if self._still_fails(self._sentences(alone)) else moves
            while (fewer := self._fewer(moves, self._still_fails)) != moves:
                moves = fewer

    def _fewer(self, moves: list[Drawn], fails: Callable[[tuple[Sentence, ...]], bool]) -> list[Drawn]:
        """Leave out halves, quarters, … and at last single moves, the later ones first."""
        size = max(1, len(moves) // 2)
        while size:
            for start in reversed(range(0, len(moves), size)):
                fewer = moves[:start] + moves[start + size :]
                moves = fewer if fails(self._sentences(fewer)) else moves
            size //= 2
        return moves

    def _is_known_to_fail(self, sentences: tuple[Sentence, ...]) -> bool:
        known = self._known(sentences)
        return known is not None and known.verdict is Verdict.FAIL

    def _still_fails(self, sentences: tuple[Sentence, ...]) -> bool:
        if self._known(sentences) or time.monotonic() > self._until:
            return self._is_known_to_fail(sentences)
        return bool(sentences) and self._fails(sentences)
