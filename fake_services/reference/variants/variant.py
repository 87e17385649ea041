"""What a variant is: another policy, other words in the pages, another SMS provider or front end, slower."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from types import new_class
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

    `pages` maps text of the templates, script and style sheet included, to what stands there instead, once
    they are worded as those of `first`.
    """

    id: str
    sentence: str
    policy: type[Policy] = Policy
    portal: type[CasPolicy] = CasPolicy
    pages: Mapping[str, str] = field(default_factory=dict)
    provider: Provider = "tencent"
    front: Front = field(default_factory=ServerPages)
    delay: Delay = field(default_factory=Delay)
    first: "Variant | None" = None

    def rewordings(self) -> Iterator[Mapping[str, str]]:
        """Yield what is replaced in the pages, one after the other."""
        if self.first:
            yield from self.first.rewordings()
        yield self.pages


PLAIN = Variant("none", "The reference as it is.")
VARIANTS: list[Variant] = []
"""All variants; each module lists its own."""


class UnknownVariant(Exception):
    """No variant has this id, or those of a mix cannot be one deployment."""


def named(id: str) -> Variant:
    """Return the variant of this id, `none` for the reference as it is; raises UnknownVariant.

    Several ids with `+` between them are one deployment that differs in all these ways.
    """
    return reduce(_mixed, map(_one, id.split("+")))


def _one(id: str) -> Variant:
    for variant in (PLAIN, *VARIANTS):
        if variant.id == id:
            return variant
    raise UnknownVariant(f"no variant {id!r}; --list-variants lists them")


def _mixed(one: Variant, other: Variant) -> Variant:
    if one.provider != PLAIN.provider != other.provider or type(one.front) is not type(PLAIN.front):
        raise UnknownVariant(f"{one.id} and {other.id} are no mix: each has another provider or front end")
    return Variant(
        f"{one.id}+{other.id}",
        f"{one.sentence} {other.sentence}",
        _joint(one.policy, other.policy, Policy),
        _joint(one.portal, other.portal, CasPolicy),
        other.pages,
        one.provider if other.provider == PLAIN.provider else other.provider,
        other.front,
        Delay(*map(max, one.delay, other.delay)),
        first=one,
    )


def _joint[P: (Policy, CasPolicy)](one: type[P], other: type[P], plain: type[P]) -> type[P]:
    if one is plain or other is plain:
        return other if one is plain else one
    if both := sorted(_decides(one, plain) & _decides(other, plain)):
        raise UnknownVariant(f"{one.__name__} and {other.__name__} are no mix: both decide {', '.join(both)}")
    return new_class(f"{one.__name__}{other.__name__}", (one, other))


def _decides(policy: type[Policy | CasPolicy], plain: type[Policy | CasPolicy]) -> set[str]:
    """The names of what it decides otherwise than the plain one."""
    own = (set(vars(each)) for each in policy.mro() if issubclass(each, plain) and each is not plain)
    return {name for names in own for name in names if not name.startswith("__")}
