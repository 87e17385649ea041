"""A browser without a network: a page is what a test writes into it, the wire what it says."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from playwright.sync_api import BrowserContext

from conformance.profile import Profile, load
from conformance.profile.ixit import Waits
from conformance.profile.methods.sms import SmsBinding
from conformance.profile.screens import Interlude, PortalHome, Screens, SecondStep, TwoStepSettings
from fake_services.world.browser import Browser
from steps.devices.device import Device
from tests.ports import free_ports

REFERENCE = Path(__file__).parents[2] / "targets" / "reference.toml"
WAITS = Waits(page=3, absence=0.3, message=1)
SCREENS = msgspec.structs.replace(
    Screens(
        two_step_settings=TwoStepSettings(frame="css=iframe", row="css=.card"),
        second_step=SecondStep(send="css=.sends"),
        interlude=Interlude(landmark="绑定成功"),
        portal_home=PortalHome(frame="css=iframe"),
    ),
    sms_binding=SmsBinding(landmark="绑定手机", frame="css=iframe"),
)


class Wire:
    """Stands for what the proxy saw of a device."""

    def __init__(self) -> None:
        self.exchanges: list[Any] = []
        self.now = 0.0

    def mark(self) -> float:
        self.now += 1
        return self.now

    def since(self, mark: float) -> list[Any]:
        return [exchange for exchange in self.exchanges if exchange.at >= mark]

    def answered(self, method: str) -> None:
        """Something that this device asked for was answered just now."""
        self.exchanges.append(SimpleNamespace(method=method, at=self.mark(), status=200, header=lambda _: ""))


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    browser = Browser()
    browser.start(None, tmp_path_factory.mktemp("home"), None, headed=False)
    context = browser.device(free_ports(1)[0])
    context.set_default_timeout(3000)
    yield context
    browser.stop()


@pytest.fixture(autouse=True)
def unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that has nothing else to do."""
    monkeypatch.setattr("os.getloadavg", lambda: (0.0, 0.0, 0.0))


@pytest.fixture
def wire() -> Wire:
    return Wire()


def no_session(login: str, password: str) -> Sequence[Mapping[str, object]]:
    """Nobody signs in."""
    return ()


@pytest.fixture
def device(context: BrowserContext, wire: Wire) -> Iterator[Device]:
    reference = load(REFERENCE)
    ixit = msgspec.structs.replace(
        reference.ixit, screens=SCREENS, waits=Waits(page=3, absence=0.3, message=1)
    )
    target: Profile = msgspec.structs.replace(reference, ixit=ixit)
    seen: Any = wire
    yield Device("Li's browser", target, seen, lambda: context, no_session)
    for page in context.pages:
        page.close()
