"""What a variant is: another policy, other words in the pages, another SMS provider or front end, slower."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from fake_services.reference.mail.call import Front
from fake_services.reference.mail.front import ServerPages
from fake_services.reference.methods.base import Provider
from fake_services.reference.policy import Policy
from fake_services.reference.portal.policy import CasPolicy


class Delay(NamedTuple):
    """Seconds until a request is looked at: one for a page, and one for the data of a page."""

    page: float = 0
    data: float = 0


@dataclass(frozen=True)
class Variant:
    """One way to differ and conform; `sentence` says what a user would notice.

    `pages` maps text of the templates, script and style sheet included, to what stands there instead.
    """

    id: str
    sentence: str
    policy: type[Policy] = Policy
    portal: type[CasPolicy] = CasPolicy
    pages: Mapping[str, str] = field(default_factory=dict)
    provider: Provider = "tencent"
    front: Front = field(default_factory=ServerPages)
    delay: Delay = field(default_factory=Delay)


PLAIN = Variant("none", "The reference as it is.")
VARIANTS: list[Variant] = []
"""All variants; each module lists its own."""


class UnknownVariant(Exception):
    """No variant has this id."""


def named(id: str) -> Variant:
    """Return the variant of this id, `none` for the reference as it is; raises UnknownVariant."""
    for variant in (PLAIN, *VARIANTS):
        if variant.id == id:
            return variant
    raise UnknownVariant(f"no variant {id!r}; --list-variants lists them")
