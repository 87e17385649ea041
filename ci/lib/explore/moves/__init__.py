"""The moves, one module a part of the guide; importing this package fills the catalogue."""

from ci.lib.explore.moves import binding, logins, second_step, settings, states
from ci.lib.explore.moves.catalogue import CATALOGUE, Move, script

__all__ = ["CATALOGUE", "Move", "binding", "logins", "script", "second_step", "settings", "states"]
