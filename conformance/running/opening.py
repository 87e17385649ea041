"""How a run begins: the profile, the register and the features are read, the command line is understood."""

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from _pytest.mark.expression import Expression

from conformance import profile as target
from conformance.attest import manifest
from conformance.judging import register
from conformance.judging.exit_code import ExitCode
from conformance.judging.register import REGISTER, Entry
from conformance.planning import durations, figures, shards, waivers
from conformance.planning.features import FeatureError
from conformance.planning.kills import kills
from conformance.planning.named import named as keys_of
from conformance.planning.names import names
from conformance.planning.opening import Opening, plans
from conformance.planning.planned import Planned, plan
from conformance.planning.selection import Selection, selection
from conformance.run import Wording
from conformance.running import terminal

REPEATS = 10_000
EXPRESSION = 4000
"""Characters of an expression that chooses scenarios: pytest reads no deeper ones."""


class Refusal(Exception):
    """A run that cannot begin; `lines` are for people, `exit_code` for pipelines."""

    def __init__(self, lines: list[str], exit_code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
        self.exit_code = exit_code


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
        others = translations(config.rootpath, config.option.language, planned, clauses)
        documents = register.documents(config.rootpath / REGISTER)
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
    if config.option.sign:
        _try(Path(config.option.sign))
    if unfit := profile.unfit_claims(entries):
        raise Refusal([f"{target_path(config)}: {line}" for line in unfit])
    chosen = _selection(config, entries, planned)
    recorded, named = figures.load(config.rootpath), names(planned, english)
    return Opening(
        profile=profile,
        register=entries,
        documents=documents,
        features=folder,
        plan=planned,
        selection=_shared(config, _asked(config, chosen, planned, others), planned, named),
        waivers=waived,
        repeat=config.option.repeat,
        strict=bool(config.option.strict),
        figures=recorded,
        expected=figures.expected(recorded, named),
        wordings=others,
        kills=kills(config.rootpath, planned, english),
    )


def translations(
    root: Path, language: str, planned: Sequence[Planned], clauses: Collection[str]
) -> dict[str, dict[str, Wording]]:
    """Return key -> language -> wording, for languages that say the same as the plan. Raises FeatureError."""
    found: dict[str, dict[str, Wording]] = {one.key: {} for one in planned}
    for folder in sorted({path.parent for path in (root / "features").glob("*/*.feature")}):
        there = plan(folder, root, clauses) if folder.name != language else []
        if [_shape(one) for one in there] == [_shape(one) for one in planned]:
            for here, same in zip(planned, there, strict=True):
                found[here.key][folder.name] = same.wording
    return found


def _shape(planned: Planned) -> tuple[str, int]:
    """What is the same of a scenario in all languages."""
    return planned.clause, len(planned.steps)


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


def _try(key: Path) -> None:
    """Raise Refusal where a run could not be signed by this key."""
    try:
        manifest.signer(key)
    except manifest.KeyFault as error:
        raise Refusal([f"--sign {error}"]) from error


def _asked(
    config: pytest.Config,
    chosen: Selection,
    planned: list[Planned],
    wordings: Mapping[str, Mapping[str, Wording]],
) -> Selection:
    """Return the part of a selection that --scenario asks for. Raises Refusal."""
    asked = config.option.scenario
    if not asked:
        return chosen
    try:
        return replace(chosen, scenario=asked, keys=keys_of(asked, planned, wordings))
    except ValueError as error:
        raise Refusal([str(error)]) from error


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
        _must_be_expression(option, value)
    chosen = selection(config)
    known = {entry.id for entry in entries} | {tag for one in planned for tag in one.tags}
    known |= {marker.partition(":")[0].partition("(")[0].strip() for marker in config.getini("markers")}
    if unknown := chosen.unknown_marks(known):
        there = "the clauses of features/clauses.toml and the needs-… tags of the features"
        raise Refusal([f"-m {chosen.marks}: nothing is called {', '.join(unknown)}; use {there}"])
    return chosen


def _must_be_expression(option: str, value: str) -> None:
    """Raise Refusal where pytest could not read it: with `-n` its workers would break off."""
    if len(value) > EXPRESSION:
        most = f"of no more than {EXPRESSION:,} characters: this one has {len(value):,}"
        raise Refusal([f"{option}: give an expression {most}"])
    try:
        Expression.compile(value)
    except SyntaxError as error:
        words = f"{error.msg.replace(';', ',')}, at column {error.offset}; between words stands and, or, not"
        raise Refusal([f"{option} {value}: {words}"]) from error
