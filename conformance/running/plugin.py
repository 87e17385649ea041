"""The pytest plugin: its options, its markers, and where judge and ledger come in.

It is idle unless the paths of the command line lead to steps/test_guide.py.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd.utils import CONFIG_STACK
from xdist.workermanage import WorkerController

from conformance import run_folder
from conformance.catalogue import said
from conformance.judging import register
from conformance.judging.redaction import Redactor
from conformance.judging.register import REGISTER, Entry
from conformance.planning.features import FeatureError
from conformance.planning.opening import Opening
from conformance.planning.planned import Planned, plan
from conformance.planning.selection import reaches_guide
from conformance.profile import Profile
from conformance.run_folder import RunFolder
from conformance.running import hooks
from conformance.running.forecast import Forecast
from conformance.running.judge import Judge
from conformance.running.ledger import Ledger
from conformance.running.opening import OPENING, Refusal, features_of, open_run
from conformance.running.outlet import Outlet
from conformance.running.preflight import Preflight
from conformance.text import Text

FOLDER = pytest.StashKey[RunFolder]()
PREFLIGHT = Path("steps", "preflight", "check.py")
"""What runs in the guide's place with --check."""
IDLE = ("unraisableexception", "hypothesispytest")
"""Plugins that only make the end of a run slow: the one collects garbage five times, for warnings that are no
verdicts; the other, where it is installed, imports all of Hypothesis, in each process."""
NO_RUN = ("help", "version", "collectonly", "setupplan", "markers", "showfixtures", "show_fixtures_per_test")
"""Options of pytest that only show something."""


OPTIONS: dict[str, tuple[dict[str, Any], Text]] = {
    "target": (
        dict(metavar="NAME|PATH", default="reference"),
        Text("profile: targets/NAME.toml, or a file", "目标配置：targets/NAME.toml，或一个文件"),
    ),
    "language": (
        {"default": "en"},
        Text("of the features: en (default) or zh-CN", "场景的语言：en（默认）或 zh-CN"),
    ),
    "scenario": (
        {"metavar": "KEY|NAME", "default": ""},
        Text("one scenario, by its key or name in a report", "一个场景，用报告中的键或名称"),
    ),
    "repeat": (
        {"metavar": "N", "type": int, "default": 1},
        Text("run each scenario N times; verdicts must agree", "每个场景运行 N 次，结论必须一致"),
    ),
    "shard": (
        {"metavar": "I/N"},
        Text(
            "the I-th of N shards of equal length; ci/merge puts them together",
            "用时相等的 N 份中的第 I 份，由 ci/merge 合成",
        ),
    ),
    "headed": ({"action": "store_true"}, Text("show the browser", "显示浏览器窗口")),
    "watch": (
        {"metavar": "SECONDS", "type": float, "default": 0.0},
        Text(
            "show the browser, and each sentence for so long in a window beside it",
            "显示浏览器，并在旁边的窗口中显示每个句子若干秒",
        ),
    ),
    "check": (
        {"action": "store_true"},
        Text("look whether the profile fits, and judge nothing", "只查看目标配置是否合适，不作判定"),
    ),
    "plan": (
        {"action": "store_true"},
        Text(
            "say what a run would do, how often and to whom, and do nothing",
            "只说明一次运行会做什么、多少次、对谁做，什么都不做",
        ),
    ),
    "trace-on-fail": (
        {"action": "store_true"},
        Text(
            "keep Playwright's trace of each scenario that does not pass, redacted",
            "保留每个未通过场景的 Playwright 跟踪文件，已脱敏",
        ),
    ),
    "sign": (
        {"metavar": "KEY.pem"},
        Text("sign the run's manifest by this private key", "用此私钥为运行的清单签名"),
    ),
    "report-folder": (
        {"metavar": "PATH"},
        Text(
            "default: reports/<time>-<profile>, also reports/latest",
            "默认：reports/<时间>-<配置>，以及 reports/latest",
        ),
    ),
}
"""The options of a run: name -> how it is given, and what it means."""


def features_folder() -> str:
    """Return the features of this run, for `scenarios(...)` in steps/test_guide.py."""
    config = CONFIG_STACK[-1]
    return str(config.stash[OPENING].features if OPENING in config.stash else features_of(config))


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Add the hooks of this suite."""
    pluginmanager.add_hookspecs(hooks)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of a run. (--strict, which is pytest's own, lets should and claim fails count, too.)"""
    group, language = parser.getgroup("conformance", "conformance of a deployment"), _asked_language()
    for name, (how, meaning) in OPTIONS.items():
        group.addoption(f"--{name}", help=meaning.of(language), **how)


def _asked_language() -> str:
    """The language of the help: that of --language, else that of the terminal."""
    asked = " ".join(sys.argv).replace("--language=", "--language ").partition("--language ")[2]
    return asked.split()[0] if asked else os.environ.get("LANG", "en")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Begin a run, or refuse it in clear lines."""
    if not reaches_guide(config) or any(getattr(config.option, name, None) for name in NO_RUN):
        return None
    try:
        opening = open_run(config)
        folder = _folder(config, opening.profile.name)
    except Refusal as refusal:
        sys.stderr.writelines(f"{said(line, config.option.language)}\n" for line in refusal.lines)
        return refusal.exit_code
    if config.option.check:
        config.args[:] = [str(config.rootpath / PREFLIGHT)]
    for name in filter(config.pluginmanager.has_plugin, IDLE):
        config.pluginmanager.unregister(name=name)
    other = config.hook.pytest_conformance_open(config=config, opening=opening, folder=folder)
    config.stash[OPENING], config.stash[FOLDER] = other or opening, folder
    return None


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers; let judge and ledger in."""
    for name, meaning in _markers(config):
        config.addinivalue_line("markers", f"{name}: {meaning}")
    if OPENING in config.stash:
        config.addinivalue_line("filterwarnings", "ignore")  # what a library leaves open is no verdict
        for one in _plugins(config, config.stash[OPENING], config.stash[FOLDER]):
            config.pluginmanager.register(one)


def _plugins(config: pytest.Config, opening: Opening, folder: RunFolder) -> Iterator[object]:
    redactor = Redactor(opening.profile.secrets)
    yield Outlet(folder, redactor, config)
    if config.option.check:
        yield Preflight(folder, redactor, opening.profile.patience)
        return
    yield Judge(opening, folder, redactor)
    if not hasattr(config, "workerinput"):
        yield Forecast(opening)
        if not config.option.plan:
            account = config.hook.pytest_conformance_account
            other = account(config=config, opening=opening, folder=folder)
            yield other or _ledger(opening, folder, redactor, config)


def _ledger(opening: Opening, folder: RunFolder, redactor: Redactor, config: pytest.Config) -> Ledger:
    """Return the ledger; what judges the guide itself is the latest run."""
    if opening.features == features_of(config) and not config.option.report_folder:
        run_folder.lead_to(folder)
    return Ledger(opening, folder, redactor, config)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: WorkerController) -> None:
    """Tell an xdist worker where the evidence goes."""
    if FOLDER in node.config.stash:
        node.workerinput["run_folder"] = str(node.config.stash[FOLDER].path)


@pytest.fixture(scope="session")
def profile(pytestconfig: pytest.Config) -> Profile:
    """The target profile of this run."""
    return pytestconfig.stash[OPENING].profile


def _folder(config: pytest.Config, profile: str) -> RunFolder:
    """Return the run's folder, made unless this is a worker, which is told. Raises Refusal."""
    if hasattr(config, "workerinput"):
        return RunFolder(Path(config.workerinput["run_folder"]))
    if config.option.plan:
        return RunFolder(config.rootpath)  # nothing is written there
    given, reports = config.option.report_folder, config.rootpath / "reports"
    try:
        if given:
            return run_folder.make(config.invocation_params.dir / given)
        return run_folder.make_new(reports, profile)
    except OSError as error:
        why = f"no report can be written there ({error.strerror}); name a folder with --report-folder"
        raise Refusal([f"{given or reports}: {why}"]) from error


def _markers(config: pytest.Config) -> Iterator[tuple[str, str]]:
    """Yield a marker for each clause of the register, and for each needs-… tag of the features."""
    if OPENING not in config.stash and not reaches_guide(config):
        return
    entries = register.load(config.rootpath / REGISTER)
    for entry in entries:
        yield entry.id, f"{entry.en} ({entry.level})"
    tags = {tag for one in _planned(config, entries) for tag in one.tags if tag.startswith("needs-")}
    for tag in sorted(tags):
        yield tag, "judged only where the profile claims it"


def _planned(config: pytest.Config, entries: list[Entry]) -> list[Planned]:
    """Return what is planned, or would be if this were a run. Raises pytest.UsageError."""
    if OPENING in config.stash:
        return config.stash[OPENING].plan
    try:
        return plan(features_of(config), config.rootpath, {entry.id for entry in entries})
    except (Refusal, FeatureError) as error:
        raise pytest.UsageError(str(error)) from error
