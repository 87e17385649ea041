"""What holds of a method as soon as it is registered; run in a copy of the project that has it."""

from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from conformance.judging import register
from conformance.profile import Profile, keys, load
from steps.devices.device import Device
from steps.facts import Facts
from steps.methods import METHODS, by_key, exercised
from steps.people.actors import Belonging, Mailbox, Person
from steps.people.arrivals import Arrivals
from steps.screens.codes import SecondStep, StepUp
from steps.screens.places import Place
from steps.witness import inboxes_of
from steps.words.sentence import TYPES
from tests.screens.conftest import REFERENCE

METHOD = by_key("second_mail")
REGISTER = register.load(REFERENCE.parents[1] / "features" / "clauses.toml")
EACH_LOGIN = next(entry for entry in REGISTER if entry.id == "G4.6")
ADDRESS, CODE = "li@second.example", "482193"
PAGE = f"""<h1>另一邮箱绑定</h1>
<label>第二邮箱地址 <input id=address></label>
<button onclick="document.title = address.value">发送验证码</button>
<label>验证码 <input id=code></label>
<button onclick="document.body.innerHTML =
    code.value === '{CODE}' ? '<h1>欢迎使用邮箱</h1>' : '<p role=alert>验证码错误</p>'">确定</button>"""


@pytest.fixture
def toy() -> Profile:
    return load(REFERENCE.with_name("toy.toml"))


@pytest.fixture
def li() -> Person:
    own = {method.key: Belonging() for method in METHODS}
    own["second_mail"] = Belonging(ADDRESS, receives=True)
    return Person("Li", "li", "secret", [Mailbox("li@kust.example", "letter-1")], own)


def test_a_profile_may_offer_it(toy: Profile) -> None:
    assert METHOD in exercised(toy)
    assert toy.ixit.screens.methods.name_of("second_mail") == "另一邮箱"
    assert toy.ixit.screens.second_step.by("second_mail") == "text=另一邮箱"
    assert toy.inapplicable(EACH_LOGIN, frozenset({"needs-second-mail"})) is None
    assert load(REFERENCE).inapplicable(EACH_LOGIN, frozenset({"needs-second-mail"}))
    assert "## [ixit.screens.second_mail_binding]" in keys.render()


def test_sentences_name_it_and_what_people_have_for_it(li: Person) -> None:
    for said in ("the second address", "第二邮箱"):
        assert TYPES["method"](said) is METHOD
    for said in ("Li's second address", "李老师的第二地址"):
        assert TYPES["factor"](said).of(li) == ADDRESS


def test_its_messages_are_evidence(li: Person) -> None:
    assert ("second address", ADDRESS) in inboxes_of(li)


class Mails:
    """One code, once the page has asked for one to an address."""

    def __init__(self, device: Device) -> None:
        self._device = device

    def received(self, to: str) -> list[str]:
        return [f"您的验证码为{CODE}，5分钟内有效。"] if self._device.page.title() == to else []

    seen = received

    def times(self, to: str) -> list[float]:
        return []

    def next(self, to: str, after: int, timeout: float) -> str:
        if len(self.received(to)) <= after:
            raise TimeoutError
        return self.received(to)[after]


def test_it_is_bound(device: Device, li: Person, toy: Profile) -> None:
    waits = device.target.ixit.waits
    device.target = msgspec.structs.replace(toy, ixit=msgspec.structs.replace(toy.ixit, waits=waits))
    device.page.set_content(PAGE)
    mails: Any = Mails(device)
    scene: Any = SimpleNamespace(
        target=device.target,
        handset=mails,
        arrivals=Arrivals(mails, toy.ics.codes.pattern),
        clock=SimpleNamespace(before_code=lambda *to: None),
        facts=Facts(),
    )
    came_to = METHOD.fill_in(scene, device, li, METHOD.value(li))
    assert (came_to.place, came_to.accepted) == (Place.WELCOME, True)


def test_questions_are_known_to_ask_for_it(device: Device) -> None:
    device.page.set_content("<h1>系统信息</h1><p>【第二邮箱】</p>")
    assert StepUp(device).asks_for(METHOD.key)
    device.page.set_content("<h1>安全验证</h1><p>验证码已发送至第二邮箱</p>")
    assert SecondStep(device).offers(METHOD.key)
    assert not SecondStep(device).offers("sms")
