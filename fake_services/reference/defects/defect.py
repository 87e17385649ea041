"""What a defect is: one override of one decision."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from fake_services.reference.policy import Policy
from fake_services.reference.portal import CasPolicy
from fake_services.reference.records import Place, Stage
from fake_services.reference.visit import Visit


@dataclass(frozen=True)
class Defect:
    """One way not to conform; `sentence` says what a user would notice."""

    id: str
    clause: str
    sentence: str
    policy: type[Policy] = Policy
    portal: type[CasPolicy] = CasPolicy


BINDS = (Place.FORCED, Place.SETTINGS, Place.CHANGE)
"""Where a value is bound."""
CONFORMANT = Defect("none", "", "Nothing is wrong.")
DEFECTS: list[Defect] = []
"""All defects, by clause and id; each module lists its own."""


class UnknownDefect(Exception):
    """No defect has this id."""


def named(id: str) -> Defect:
    """Return the defect of this id, `none` for no defect; raises UnknownDefect."""
    for defect in (CONFORMANT, *DEFECTS):
        if defect.id == id:
            return defect
    raise UnknownDefect(f"no defect {id!r}; --list-defects lists them")


def breaks[P: type[Policy] | type[CasPolicy]](clause: str) -> Callable[[P], P]:
    """List a policy as a defect of a clause: its name is the id, its docstring the sentence."""

    def listed(policy: P) -> P:
        id = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", policy.__name__).lower()
        sentence = policy.__doc__ or ""
        if issubclass(policy, CasPolicy):
            DEFECTS.append(Defect(id, clause, sentence, portal=policy))
        else:
            DEFECTS.append(Defect(id, clause, sentence, policy=policy))
        return policy

    return listed


def opened(stage: Stage, guarded: Stage, hole: bool) -> Stage:
    """Return the stage, but `OPEN` where the gate of one stage has a hole."""
    return Stage.OPEN if stage is guarded and hole else stage


def verified_anywhere(visit: Visit) -> bool:
    """Tell whether this login passed a second step, for whichever mailbox."""
    return any(passed.session == visit.session for passed in visit.verifications)
