"""What is known before the first scenario: what is judged, by which clauses, and what is to run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from conformance import profile as target
from conformance.judging import register
from conformance.judging.register import REGISTER, Entry
from conformance.planning import waivers
from conformance.planning.figures import Figures
from conformance.planning.planned import Planned, plan
from conformance.planning.selection import Selection
from conformance.planning.waivers import Waivers
from conformance.profile import Profile
from conformance.run import REQUIRED, Document, Run, Spent, Wording


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What is known before the first scenario."""

    profile: Profile
    register: list[Entry]
    documents: list[Document]
    features: Path
    """The folder of the chosen language."""
    plan: list[Planned]
    selection: Selection
    waivers: Waivers
    repeat: int
    strict: bool
    figures: Figures
    expected: dict[str, Spent]
    """Key of a scenario -> what it is expected to cause, where there is a figure."""
    wordings: Mapping[str, Mapping[str, Wording]]
    """Key of a scenario -> language -> the same in the other languages."""
    kills: Mapping[str, list[str]]
    """Key of a scenario -> the deliberate breaches on which it has been seen to fail."""

    def inapplicable(self, planned: Planned) -> str | None:
        """Why a scenario does not apply to the deployment, by the ICS; None when it does."""
        entry = next((entry for entry in self.register if entry.id == planned.clause), None)
        return self.profile.inapplicable(entry, frozenset(planned.tags)) if entry else None

    def not_claimed(self) -> dict[str, str]:
        """What the guide says and the ICS does not claim: clause -> why, where no scenario of it applies."""
        reasons = {entry.id: self._why_none(entry) for entry in self.register if entry.level in REQUIRED}
        return {clause: reason for clause, reason in reasons.items() if reason}

    def _why_none(self, entry: Entry) -> str:
        tags = [frozenset(one.tags) for one in self.plan if one.clause == entry.id] or [frozenset()]
        reasons = [self.profile.inapplicable(entry, own) for own in tags]
        return (reasons[0] or "") if all(reasons) else ""


def opening_of(run: Run, root: Path) -> Opening:
    """Return what a run started from, as the suite at `root` has it now, so that it can be concluded anew.

    Raises target.ProfileError, waivers.WaiverError, FeatureError or ValueError.
    """
    path = root / run.identity.profile_file
    profile, entries = target.load(path), register.load(root / REGISTER)
    planned = plans(root, run.language, entries)
    return Opening(
        profile=profile,
        register=entries,
        documents=register.documents(root / REGISTER),
        features=root / "features" / run.language,
        plan=planned[0],
        selection=Selection(run.shard.marks, ()) if run.shard else Selection("", _words(run.selection)),
        waivers=waivers.load(path, lambda: planned, datetime.fromisoformat(run.started).date()),
        repeat=1,
        strict=run.strict,
        figures=Figures(),  # nothing will run
        expected={},
        wordings={},
        kills={},
    )


def _words(selection: str) -> tuple[str, ...]:
    return (selection,) if selection else ()


def plans(root: Path, language: str, entries: list[Entry]) -> list[list[Planned]]:
    """Return the plan in a language, then those in the others. Raises FeatureError."""
    folder, clauses = root / "features", {entry.id for entry in entries}
    others = sorted({path.parent for path in folder.glob("*/*.feature")} - {folder / language})
    return [plan(one, root, clauses) for one in (folder / language, *others)]
