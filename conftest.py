"""Wires the rooms together: the profile, the world of this worker, and the scene of each scenario."""

import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from faker import Faker

from conformance.judging.verdict import DeadWorld, NotRun
from conformance.profile import METHODS, Profile, programs
from conformance.profile.phones import Command as PhonesCommand
from conformance.profile.phones import Phones
from conformance.profile.placeholders import fill
from conformance.running.opening import OPENING
from conformance.running.outlet import Outlet
from fake_services.clock import Clock
from fake_services.handsets.command import CommandHandset, Program
from fake_services.handsets.handset import Handset
from fake_services.handsets.operator import Operator, OperatorHandset
from fake_services.phones.reach import Reach
from fake_services.providers.gateways import Gateways
from fake_services.providers.provider import Tables
from fake_services.providers.sms.shared import SINK, SharedSink, join
from fake_services.proxy import ProxyFault
from fake_services.proxy.doors import ANY
from fake_services.world.browser import MissingBrowser
from fake_services.world.deployment import DeploymentFault
from fake_services.world.environment import environment
from fake_services.world.folder import world_folder
from fake_services.world.world import LocalStart, Outbound, World
from steps.people.accounts import Accounts
from steps.people.accounts.command import Command
from steps.people.accounts.control import Control
from steps.people.accounts.freeing import free
from steps.people.accounts.pool import Pool
from steps.people.made_up import MadeUp
from steps.play import scene_on
from steps.scene import SCENE, Scene
from steps.stage import Stage
from steps.witness import SceneWitness

pytest_plugins = [
    "conformance.running.plugin",
    "steps.unreached",
    "steps.watching",
    "steps.sentences.states",
    "steps.sentences.portal",
    "steps.sentences.data_requests",
    "steps.sentences.attacks",
    "steps.sentences.forced_binding",
    "steps.sentences.sms",
    "steps.sentences.one_number",
    "steps.sentences.wechat",
    "steps.sentences.otp_and_backup",
    "steps.sentences.passwords",
    "steps.sentences.forgotten",
    "steps.sentences.second_step",
    "steps.sentences.trust",
    "steps.sentences.settings",
    "steps.sentences.changes",
    "steps.sentences.claims",
    "steps.sentences.mail_programs",
    "steps.sentences.good_practice",
    "steps.sentences.notices",
    "steps.sentences.codes",
    "steps.sentences.sessions",
    "steps.sentences.browser",
    "steps.sentences.callbacks",
    "steps.sentences.other_hosts",
    "steps.sentences.races",
    "steps.sentences.faults",
    "steps.sentences.coremail_app",
]
SINKS = "sinks"
SHARED = pytest.StashKey[Path]()
"""Where the workers' own SMS sinks join the one that they share."""
WORLD = pytest.StashKey[World]()
"""This worker's world, as soon as it is started."""
TWO_MAILBOXES = frozenset({"needs-second-mailbox", "needs-switching"})
"""The tags of scenarios about people with two mailboxes."""


@pytest.fixture(scope="session")
def world(
    profile: Profile, outlet: Outlet, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """This worker's world, started for its first scenario and stopped after its last; nothing of it stays."""
    with world_folder(tmp_path_factory.mktemp("world")) as folder:
        world = _world(profile, outlet, request, folder)
        try:
            _start(world, profile)
            request.config.stash[WORLD] = world
            if sinks := _sinks(request.config):
                join(Path(sinks), world.gateways.hosts[SINK][1])
            yield world
        finally:
            world.stop()
            if world.deployment:
                outlet.keep(world.deployment.log)


@pytest.fixture(scope="session")
def stage(profile: Profile, world: World, request: pytest.FixtureRequest) -> Stage:
    """This worker's world, used as the profile says."""
    return Stage(profile, world, traced=request.config.getoption("--trace-on-fail"))


@pytest.fixture(scope="session")
def accounts(stage: Stage, outlet: Outlet) -> Iterator[Accounts]:
    """Where this worker's people come from; what has to be known of them is told at the end."""
    accounts = _accounts(stage)
    yield accounts
    for line in accounts.close():
        outlet.say(line)


@pytest.fixture
def scene(stage: Stage, accounts: Accounts, request: pytest.FixtureRequest) -> Iterator[Scene]:
    """The people and browsers of one scenario; raises DeadWorld when this worker's world is gone."""
    two = not TWO_MAILBOXES.isdisjoint(request.node.keywords)
    with scene_on(stage, accounts, request.node.nodeid, two) as scene:
        request.node.stash[SCENE] = scene
        yield scene


@pytest.fixture
def witness(scene: Scene) -> SceneWitness:
    """What the judge asks about the scenario that is running."""
    return SceneWitness(scene)


def _world(profile: Profile, outlet: Outlet, request: pytest.FixtureRequest, folder: Path) -> World:
    option = request.config.getoption
    headed, reach = option("--headed") or bool(option("--watch")), _reach(profile)
    shared = bool(_sinks(request.config))
    gateways, phones = _gateways(profile, shared=shared), _phones(profile)
    known = profile.ixit.environment
    return World(folder, gateways, headed, fill, _outbound(profile), phones, reach, known, outlet.log)


def _sinks(config: pytest.Config) -> str:
    """Where a worker's own SMS sink joins the one that all workers share; empty where there is none."""
    return str(getattr(config, "workerinput", {}).get(SINKS, ""))


def _start(world: World, profile: Profile) -> None:
    ixit = profile.ixit
    local = LocalStart(**msgspec.structs.asdict(ixit.start)) if ixit.start else None
    try:
        world.start(ixit.hosts, ixit.allowed_hosts, local)
    except (MissingBrowser, ProxyFault, DeploymentFault, OSError) as fault:
        raise DeadWorld(str(fault)) from fault


def _accounts(stage: Stage) -> Accounts:
    come_from = stage.target.ixit.accounts.come_from
    if come_from == "control":
        return Control(stage)
    if come_from == "command":
        return Command(stage)
    pool = Pool(stage, partial(free, stage))
    pool.begin(MadeUp(Faker("zh_CN"), stage.target.ixit.people, stage.made_up, stage.numbers))
    return pool


def _outbound(profile: Profile) -> Outbound | None:
    there = profile.ixit.outbound
    if there is None:
        return None
    doors = {port: host for host, port in there.addresses.items()} | ({there.tls: ANY} if there.tls else {})
    authority = Path(there.authority) if there.authority else None
    return Outbound(there.proxy, there.smtp, authority, doors)


def _reach(profile: Profile) -> Reach:
    ixit, away = profile.ixit, "does not come to this suite (ixit.outbound)"
    read = ixit.phones.kind in ("fake", "webhook")
    return Reach(
        away={
            method.key: f"the deployment's traffic for {method.said[0]} {away}"
            for method in METHODS
            if not ixit.sees(*ixit.hosts_of(method))
        },
        messages="" if read else "messages to the phones do not pass through this suite (ixit.phones)",
        mail="" if ixit.sees_mail else f"the deployment's mail {away}",
        unable=NotRun,
    )


def _phones(profile: Profile) -> Callable[[Gateways, Clock, Reach], Handset]:
    phones = profile.ixit.phones
    if phones.kind == "operator":
        return partial(OperatorHandset, operator=Operator())
    if phones.kind == "command" and phones.command:
        return partial(CommandHandset, program=_program(phones.command, profile.ixit.environment))
    return Handset


def _program(asked: PhonesCommand, known: Collection[str]) -> Program:
    def words(number: str, since: int) -> list[str]:
        values = {"python": sys.executable, "number": number, "since": since}
        return [fill(word, values) for word in asked.command]

    def printed(command: Sequence[str]) -> bytes:
        name = f"ixit.phones.command: {asked.command[0]}"
        return programs.printed(name, command, environment(known), asked.seconds)

    return Program(asked.command[0], words, printed)


def _gateways(profile: Profile, shared: bool) -> Tables:
    phones = profile.ixit.phones
    sink = {"sink": phones.webhook} if phones.kind == "webhook" and phones.webhook else {}
    tables: dict[str, msgspec.Struct] = {**profile.ixit.gateways.given(), **sink}
    given = {name: msgspec.structs.asdict(table) for name, table in tables.items()}
    if shared:
        given["sink"]["port"] = 0
    return given


def pytest_conformance_cut_off(config: pytest.Config, harder: int) -> None:
    """Kill the browser of this worker's world, and its driver the second time."""
    if WORLD in config.stash:
        config.stash[WORLD].cut_off(harder)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Let several workers share one SMS sink, which outlives them."""
    config = session.config
    phones = config.stash[OPENING].profile.ixit.phones if OPENING in config.stash else Phones()
    sink = phones.webhook if phones.kind == "webhook" else None
    if sink and getattr(config.option, "numprocesses", None):
        shared = SharedSink(sink.port)
        shared.start()
        config.add_cleanup(shared.stop)
        config.stash[SHARED] = shared.folder


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # noqa: ANN401 (xdist's own)
    """Tell a worker where its sink joins."""
    if SHARED in node.config.stash:
        node.workerinput[SINKS] = str(node.config.stash[SHARED])
