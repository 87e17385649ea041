"""Wires the rooms together: the profile, the world of this worker, and the scene of each scenario."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest

from conformance.judging.verdict import DeadWorld, NotRun
from conformance.profile import Profile
from conformance.profile.phones import Command as PhonesCommand
from conformance.profile.placeholders import fill
from conformance.profile.safety import SMS, WECHAT, WECOM
from conformance.running.progress import Progress
from fake_services.phones.command import CommandHandset, Program
from fake_services.phones.handset import Handset, Reach
from fake_services.phones.operator import Operator, OperatorHandset
from fake_services.providers.coremail_app.gateway import CoremailAppSettings
from fake_services.providers.sms.alibaba import AlibabaSettings
from fake_services.providers.sms.sink import SinkSettings
from fake_services.providers.sms.tencent import TencentSettings
from fake_services.providers.wechat import WeChatSettings
from fake_services.providers.wecom import WeComSettings
from fake_services.proxy import MissingTool, ProxyFault
from fake_services.proxy.doors import ANY
from fake_services.world.browser import MissingBrowser
from fake_services.world.clock import Clock
from fake_services.world.deployment import DeploymentFault
from fake_services.world.gateways import Gateways, GatewaySettings
from fake_services.world.world import LocalStart, Outbound, World
from steps.people.accounts import Accounts
from steps.people.accounts.command import Command
from steps.people.accounts.control import Control
from steps.people.accounts.freeing import free
from steps.people.accounts.pool import Pool
from steps.play import scene_on
from steps.scene import Scene
from steps.stage import Stage
from steps.witness import SceneWitness

pytest_plugins = [
    "conformance.running.plugin",
    "steps.sentences.states",
    "steps.sentences.portal",
    "steps.sentences.data_requests",
    "steps.sentences.forced_binding",
    "steps.sentences.sms",
    "steps.sentences.one_number",
    "steps.sentences.wechat",
    "steps.sentences.otp_and_backup",
    "steps.sentences.second_step",
    "steps.sentences.trust",
    "steps.sentences.settings",
    "steps.sentences.claims",
    "steps.sentences.mail_programs",
    "steps.sentences.good_practice",
    "steps.sentences.codes",
    "steps.sentences.sessions",
    "steps.sentences.browser",
    "steps.sentences.races",
    "steps.sentences.faults",
    "steps.sentences.coremail_app",
]
TWO_MAILBOXES = frozenset({"needs-second-mailbox", "needs-switching"})
"""The tags of scenarios about people with two mailboxes."""


@pytest.fixture(scope="session")
def stage(
    profile: Profile, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """This worker's world, started for its first scenario and stopped after its last."""
    ixit = profile.ixit
    headed = request.config.getoption("--headed")
    reach = _reach(profile)
    folder = tmp_path_factory.mktemp("world")
    world = World(folder, _gateways(profile), headed, fill, _outbound(profile), _phones(profile), reach)
    local = LocalStart(**msgspec.structs.asdict(ixit.start)) if ixit.start else None
    try:
        world.start(ixit.hosts, ixit.allowed_hosts, local)
    except (MissingBrowser, MissingTool, ProxyFault, DeploymentFault, OSError) as fault:
        raise DeadWorld(str(fault)) from fault
    yield Stage(profile, world)
    world.stop()


@pytest.fixture(scope="session")
def accounts(stage: Stage, request: pytest.FixtureRequest) -> Iterator[Accounts]:
    """Where this worker's people come from; what has to be known of them is told at the end."""
    accounts = _accounts(stage)
    yield accounts
    for line in accounts.close():
        Progress(request.config).say(line)


@pytest.fixture
def scene(stage: Stage, accounts: Accounts, request: pytest.FixtureRequest) -> Iterator[Scene]:
    """The people and browsers of one scenario; raises DeadWorld when this worker's world is gone."""
    two = not TWO_MAILBOXES.isdisjoint(request.node.keywords)
    with scene_on(stage, accounts, request.node.nodeid, two) as scene:
        yield scene


@pytest.fixture
def witness(scene: Scene) -> SceneWitness:
    """What the judge asks about the scenario that is running."""
    return SceneWitness(scene)


def _accounts(stage: Stage) -> Accounts:
    come_from = stage.target.ixit.accounts.come_from
    if come_from == "control":
        return Control(stage)
    if come_from == "command":
        return Command(stage)
    pool = Pool(stage, partial(free, stage))
    pool.begin()
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
        sms_gateway="" if ixit.sees(*SMS) else f"the deployment's SMS gateway's traffic {away}",
        messages="" if read else "messages to the phones do not pass through this suite (ixit.phones)",
        wechat="" if ixit.sees(*WECHAT) else f"the deployment's traffic with WeChat {away}",
        wecom="" if ixit.sees(*WECOM) else f"the deployment's traffic with WeCom {away}",
        coremail_app="" if ixit.sees(*ixit.app_hosts) else f"the deployment's traffic with the app {away}",
        mail="" if ixit.sees_mail else f"the deployment's mail {away}",
        unable=NotRun,
    )


def _phones(profile: Profile) -> Callable[[Gateways, Clock, Reach], Handset]:
    phones = profile.ixit.phones
    if phones.kind == "operator":
        return partial(OperatorHandset, operator=Operator())
    if phones.kind == "command" and phones.command:
        return partial(CommandHandset, program=_program(phones.command))
    return Handset


def _program(asked: PhonesCommand) -> Program:
    def words(number: str, since: int) -> list[str]:
        values = {"python": sys.executable, "number": number, "since": since}
        return [fill(word, values) for word in asked.command]

    return Program(asked.command[0], words, asked.seconds)


def _gateways(profile: Profile) -> GatewaySettings:
    tables, phones = profile.ixit.gateways, profile.ixit.phones
    app, sink = tables.coremail_app, phones.webhook
    return GatewaySettings(
        TencentSettings(**msgspec.structs.asdict(tables.tencent)),
        AlibabaSettings(**msgspec.structs.asdict(tables.alibaba)),
        WeChatSettings(**msgspec.structs.asdict(tables.wechat)),
        WeComSettings(**msgspec.structs.asdict(tables.wecom)) if tables.wecom else WeComSettings(),
        CoremailAppSettings(**msgspec.structs.asdict(app)) if app else None,
        SinkSettings(**msgspec.structs.asdict(sink)) if sink and phones.kind == "webhook" else None,
    )
