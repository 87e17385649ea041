"""Deliberate non-conformances of the reference: the ways in which deployments go wrong."""

from dataclasses import dataclass

from fake_services.reference.policy import Policy
from fake_services.reference.portal import CasPolicy


@dataclass(frozen=True)
class Defect:
    """One way not to conform; `sentence` says what a user would notice."""

    id: str
    clause: str
    sentence: str
    policy: type[Policy] = Policy
    portal: type[CasPolicy] = CasPolicy


CONFORMANT = Defect("none", "", "Nothing is wrong.")
DEFECTS: list[Defect] = []
