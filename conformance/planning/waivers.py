"""Waivers: fails that somebody answers for until a day, or that the vendor disputes.

They stand beside the profile: `x.toml` has its waivers in `x.waivers.toml`. A waived fail stays a fail.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from conformance.judging.verdict import Verdict
from conformance.planning.planned import Planned
from conformance.profile.files import Unreadable, text_of
from conformance.run import Scenario, Waiver

OVER = (Verdict.PASS, Verdict.INAPPLICABLE)
"""Verdicts that need no waiver."""
SUFFIX = ".waivers.toml"


class WaiverError(Exception):
    """Waivers that cannot be used; `lines` says what is wrong, one line each, ready to print."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class _File(msgspec.Struct, forbid_unknown_fields=True):
    waiver: list[Waiver] = []


@dataclass(frozen=True)
class Waivers:
    """The waivers of one profile, on one day (UTC), each with the keys of the scenarios it is about."""

    today: date
    entries: Sequence[tuple[Waiver, frozenset[str]]] = ()

    def of(self, scenario: Scenario) -> Waiver | None:
        """Return the waiver of a fail, unless it has expired."""
        if scenario.verdict is not Verdict.FAIL:
            return None
        key = _plain(scenario.key)
        return next((one for one, keys in self.entries if key in keys and not self._expired(one)), None)

    def stale(self, scenarios: Sequence[Scenario]) -> Iterator[str]:
        """Yield a line for each waiver of what was run that has expired or is no longer needed."""
        for waiver, keys in self.entries:
            own = [scenario for scenario in scenarios if _plain(scenario.key) in keys]
            named = f"the waiver of {waiver.clause}, {waiver.scenario!r} ({waiver.owner})"
            if own and all(scenario.verdict in OVER for scenario in own):
                yield f"{named} is no longer needed: remove it"
            elif own and self._expired(waiver):
                yield f"{named} expired on {waiver.expires}: mend what it is about, or renew it"

    def _expired(self, waiver: Waiver) -> bool:
        return waiver.expires is not None and waiver.expires < self.today


def load(profile: Path, plans: Callable[[], Sequence[Sequence[Planned]]], today: date) -> Waivers:
    """Read the waivers beside a profile, if there are any.

    plans: those of each language, the one that is run first; a waiver may name its scenario in any of them.
    Raises WaiverError.
    """
    path = profile.with_suffix(SUFFIX)
    if not path.exists() and not path.is_symlink():
        return Waivers(today)
    try:
        waivers = msgspec.toml.decode(text_of(path), type=_File).waiver
    except (msgspec.DecodeError, Unreadable, RecursionError) as error:
        raise WaiverError([f"{path}: {error}"]) from None
    known = _names(plans())
    if wrong := [f"{path}: {line}" for waiver in waivers for line in _mistakes(waiver, known)]:
        raise WaiverError(wrong)
    return Waivers(today, [(waiver, known[waiver.clause, waiver.scenario]) for waiver in waivers])


def _names(plans: Sequence[Sequence[Planned]]) -> Mapping[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], frozenset[str]] = {}
    for plan in plans:
        for here, named in zip(plans[0], plan, strict=False):
            name = named.clause, named.name
            found[name] = found.get(name, frozenset()) | {here.key}
    return found


def _mistakes(waiver: Waiver, known: Mapping[tuple[str, str], frozenset[str]]) -> Iterator[str]:
    named = f"waiver of {waiver.clause}, {waiver.scenario!r}"
    if (waiver.clause, waiver.scenario) not in known:
        there = sorted(name for clause, name in known if clause == waiver.clause and name.isascii())
        yield f"{named}: no such scenario; " + (f"there are {there}" if there else "no such clause")
    if not waiver.owner.strip():
        yield f"{named}: owner is empty; name who answers for it"
    if not waiver.link.strip():
        yield f"{named}: link is empty; say where it is followed up"
    if bool(waiver.disputed) == bool(waiver.reason and waiver.expires):
        yield f"{named}: give either reason and expires, or disputed, the vendor's reading of the clause"


def _plain(key: str) -> str:
    return key.rpartition("#")[0]
