"""How a run begins: the profile, the register and the features are read, the command line is understood."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from conformance import profile as target
from conformance.judging import register, waivers
from conformance.judging.exit_code import ExitCode
from conformance.judging.register import Entry
from conformance.judging.waivers import Waivers
from conformance.planning import durations, figures, shards
from conformance.planning.features import FeatureError
from conformance.planning.figures import Figures
from conformance.planning.names import names
from conformance.planning.planned import Planned, plan
from conformance.planning.selection import Selection, selection
from conformance.profile import Profile
from conformance.run import REQUIRED, Spent
from conformance.running import terminal

REPEATS = 10_000
EXPRESSION = 4000
"""Characters of an expression that chooses scenarios: pytest reads no deeper ones."""
REGISTER = Path("features", "clauses.toml")


class Refusal(Exception):
    """A run that cannot begin; `lines` are for people, `exit_code` for pipelines."""

    def __init__(self, lines: list[str], exit_code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
        self.exit_code = exit_code


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What is known before the first scenario."""

    profile: Profile
    register: list[Entry]
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


OPENING = pytest.StashKey[Opening]()
"""Where a session keeps it."""


def open_run(config: pytest.Config) -> Opening:
    """Return everything a run starts from. Raises Refusal."""
    folder = features_of(config)
    try:
        profile = target.load(target_path(config))
        entries = register.load(config.rootpath / REGISTER)
        clauses = {entry.id for entry in entries}
        planned, english = (
            plan(one, config.rootpath, clauses) for one in (folder, config.rootpath / "features" / "en")
        )
        waived = waivers.load(
            target_path(config), lambda: plans(config.rootpath, config.option.language, entries), _today()
        )
    except (target.ProfileError, waivers.WaiverError) as error:
        raise Refusal(error.lines) from error
    except (FeatureError, ValueError) as error:
        raise Refusal([str(error)], ExitCode.HARNESS) from error
    once = next((f"--{name} looks once" for name in ("check", "plan") if config.getoption(name)), "")
    why = once or (f"{profile.shared} for all workers" if profile.shared else "")
    if getattr(config.option, "numprocesses", None) and why:
        raise Refusal([f"{why}, in one process: leave out -n"])
    if profile.attended and not config.option.plan and not terminal.there():
        raise Refusal(['ixit.phones.kind is "operator": a person is needed, and there is no terminal'])
    if not 1 <= config.option.repeat <= REPEATS:
        much = f"give how often each scenario runs, 1 to {REPEATS:,}"
        raise Refusal([f"--repeat {config.option.repeat}: {much}"])
    if unfit := profile.unfit_claims(entries):
        raise Refusal([f"{target_path(config)}: {line}" for line in unfit])
    recorded, named = figures.load(config.rootpath), names(planned, english)
    return Opening(
        profile=profile,
        register=entries,
        features=folder,
        plan=planned,
        selection=_shared(config, _selection(config, entries, planned), planned, named),
        waivers=waived,
        repeat=config.option.repeat,
        strict=bool(config.option.strict),
        figures=recorded,
        expected=figures.expected(recorded, named),
    )


def plans(root: Path, language: str, entries: list[Entry]) -> list[list[Planned]]:
    """Return the plan in a language, then those in the others. Raises FeatureError."""
    folder, clauses = root / "features", {entry.id for entry in entries}
    others = sorted({path.parent for path in folder.glob("*/*.feature")} - {folder / language})
    return [plan(one, root, clauses) for one in (folder / language, *others)]


def _today() -> date:
    return date(*time.gmtime()[:3])


def features_of(config: pytest.Config) -> Path:
    """Return the folder of the features in the chosen language. Raises Refusal where there is none."""
    folder = config.rootpath / "features"
    if not any((folder / config.option.language).glob("*.feature")):
        there = ", ".join(sorted({path.parent.name for path in folder.glob("*/*.feature")})) or "none"
        raise Refusal([f"--language {config.option.language}: no such features; there are {there}"])
    return folder / str(config.option.language)


def target_path(config: pytest.Config) -> Path:
    """Return the profile that --target names: a file, or the name of one in targets/."""
    name = str(config.option.target)
    is_path = name.endswith(".toml") or "/" in name
    return config.invocation_params.dir / name if is_path else config.rootpath / "targets" / f"{name}.toml"


def _shared(
    config: pytest.Config, chosen: Selection, planned: list[Planned], named: Mapping[str, str]
) -> Selection:
    """Return the part of a selection that --shard asks for; named: key -> lasting name. Raises Refusal."""
    asked = config.option.shard
    if asked is None:
        return chosen
    if chosen.others:
        raise Refusal([f"--shard {asked} shares what -m chooses: leave out {' '.join(chosen.others)}"])
    try:
        took = durations.recorded(config.rootpath / durations.FILE)
        seconds = {key: took[name] for key, name in named.items() if name in took}
        return replace(chosen, share=shards.share(asked, chosen.marks, planned, seconds))
    except ValueError as error:
        raise Refusal([str(error)]) from error


def _selection(config: pytest.Config, entries: list[Entry], planned: list[Planned]) -> Selection:
    for option, value in (("-m", config.option.markexpr), ("-k", config.option.keyword)):
        if len(value) > EXPRESSION:
            most = f"of no more than {EXPRESSION:,} characters: this one has {len(value):,}"
            raise Refusal([f"{option}: give an expression {most}"])
    chosen = selection(config)
    known = {entry.id for entry in entries} | {tag for one in planned for tag in one.tags}
    known |= {marker.partition(":")[0].partition("(")[0].strip() for marker in config.getini("markers")}
    try:
        unknown = chosen.unknown_marks(known)
    except SyntaxError as error:
        raise Refusal([f"-m {chosen.marks}: {error.msg}, at column {error.offset}"]) from error
    if unknown:
        there = "the clauses of features/clauses.toml and the needs-… tags of the features"
        raise Refusal([f"-m {chosen.marks}: nothing is called {', '.join(unknown)}; use {there}"])
    return chosen
