"""The pytest plugin: its options, its markers, and where judge and ledger come in.

It is idle unless the paths of the command line lead to steps/test_guide.py.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd.utils import CONFIG_STACK
from xdist.workermanage import WorkerController

from conformance.judging import register
from conformance.judging.redaction import Redactor
from conformance.planning.forecast import LEDGER, Forecast
from conformance.planning.selection import reaches_guide
from conformance.profile import Profile
from conformance.running import run_folder
from conformance.running.judge import Judge
from conformance.running.ledger import Ledger
from conformance.running.opening import REGISTER, Opening, Refusal, features_of, open_run
from conformance.running.preflight import Preflight
from conformance.running.run_folder import RunFolder

OPENING = pytest.StashKey[Opening]()
FOLDER = pytest.StashKey[RunFolder]()
PREFLIGHT = Path("steps", "preflight", "check.py")
"""What runs in the guide's place with --check."""
NO_RUN = ("help", "version", "collectonly", "setupplan", "markers", "showfixtures", "show_fixtures_per_test")
"""Options of pytest that only show something."""


def features_folder() -> str:
    """Return the features of the chosen language, for `scenarios(...)` in steps/test_guide.py."""
    return str(features_of(CONFIG_STACK[-1]))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of a run. (--strict, which is pytest's own, lets should and claim fails count, too.)"""
    add = parser.getgroup("conformance", "conformance of a deployment").addoption
    add("--target", metavar="NAME|PATH", default="reference", help="profile: targets/NAME.toml, or a file")
    add("--language", default="en", help="of the features: en (default) or zh-CN")
    add("--repeat", metavar="N", type=int, default=1, help="run each scenario N times; verdicts must agree")
    add("--shard", metavar="I/N", help="the I-th of N shards of equal length; ci/merge puts them together")
    add("--headed", action="store_true", help="show the browser")
    add("--check", action="store_true", help="look whether the profile fits, and judge nothing")
    add("--plan", action="store_true", help="say what a run would do, how often and to whom, and do nothing")
    add("--report-folder", metavar="PATH", help="default: reports/<time>-<profile>, also reports/latest")


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Begin a run, or refuse it in clear lines."""
    if not reaches_guide(config) or any(getattr(config.option, name, None) for name in NO_RUN):
        return None
    try:
        config.stash[OPENING] = open_run(config)
        if config.option.check:
            config.args[:] = [str(config.rootpath / PREFLIGHT)]
        config.stash[FOLDER] = _folder(config, config.stash[OPENING].profile.name)
    except Refusal as refusal:
        sys.stderr.writelines(f"{line}\n" for line in refusal.lines)
        return refusal.exit_code
    return None


def pytest_configure(config: pytest.Config) -> None:
    """Register the markers; let judge and ledger in."""
    for name, meaning in _markers(config.rootpath):
        config.addinivalue_line("markers", f"{name}: {meaning}")
    if OPENING in config.stash:  # what a library leaves open is no verdict
        config.addinivalue_line("filterwarnings", "ignore")
    if OPENING in config.stash and config.option.check:
        config.pluginmanager.register(
            Preflight(config.stash[FOLDER], Redactor(config.stash[OPENING].profile.secrets))
        )
    elif OPENING in config.stash:
        config.pluginmanager.register(Judge(config.stash[OPENING], config.stash[FOLDER]))
        if config.option.plan:
            config.pluginmanager.register(Forecast(config.stash[OPENING]))
        elif not hasattr(config, "workerinput"):
            config.pluginmanager.register(Ledger(config.stash[OPENING], config.stash[FOLDER], config), LEDGER)
            config.pluginmanager.register(Forecast(config.stash[OPENING]))


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


def _markers(root: Path) -> Iterator[tuple[str, str]]:
    """Yield a marker for each clause of the register, and for each needs-… tag of the features."""
    if not (root / REGISTER).is_file():
        return
    for entry in register.load(root / REGISTER):
        yield entry.id, f"{entry.en} ({entry.level})"
    texts = (path.read_text(encoding="utf-8") for path in (root / "features").rglob("*.feature"))
    for tag in sorted({tag for text in texts for tag in re.findall(r"@(needs-[\w-]+)", text)}):
        yield tag, "judged only where the profile claims it"
