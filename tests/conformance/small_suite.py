"""A small suite to be run inside a test: clauses, features, steps, a fake profile and a fake witness."""

from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from conformance.run import Run, Scenario

CLAUSES = """
[[clause]]
id = "G1.1"
level = "must"
source = "guide"
en = "The user signs in"
zh = "用户登录"

[[clause]]
id = "G1.2"
level = "shown"
source = "guide"
en = "Wrong credentials are refused"
zh = "密码错误被拒绝"

[[clause]]
id = "ASVS-1"
level = "should"
source = "ASVS"
en = "A code works once"
zh = "验证码只能使用一次"
"""

CONFTEST = """
import io
import json
import zipfile
from pathlib import Path
import pytest
from conformance import profile

pytest_plugins = ["conformance.running.plugin"]


class Profile:
    name = "fake"
    title = "Guide, profile fake"
    system = ""
    unclaimed = {}

    def withheld(self, tags):
        return "it attacks (ixit.attacks)" if "needs-attacks" in tags else ""

    def inapplicable(self, clause, tags):
        return "the ICS has no WeChat" if "needs-wechat" in tags else self.unclaimed.get(clause.id)

    def unfit_claims(self, clauses):
        return []

    def unexercised(self):
        return ["WeCom: offered, and not exercised"]

    said = '{"ics": {"methods": ["sms"]}, "ixit": {"waits": {"page": 5}}, "name": "fake", "system": ""}'
    shared = ""
    attended = False
    patience = 300
    secrets = {}
    limits = profile.Limits()
    addresses = ("https://mail.example/",)
    started_here = ""

    def answers(self, clause, tags):
        return {"ics.methods": '["sms"]'}

    def departures(self):
        return []

    def statements(self):
        return []

    def reached(self):
        return ["SMS: to numbers like +86139########"]

    def claimed(self, clause):
        return ""


profile.load = lambda path: Profile()


refusals = []
gaps = []


class Witness:
    def __init__(self, traced):
        self.traced = traced

    def browser(self):
        return "Chromium 1.2"

    def picture(self):
        return b"a picture"

    def trouble(self):
        return None

    def now(self):
        return 0.5

    def phone(self):
        return [("SMS to +86 138 0013 8000: your code is 4D8LQ2", 0.2)]

    def refusals(self):
        return refusals

    def gaps(self):
        return gaps

    def wire(self):
        answer = {"status": 200, "request": "code=4d8lq2", "response": "{}", "error": None, "seconds": 0.1}
        asked = {"who": "Li's browser", "method": "POST", "url": "https://mail.example/?to=%2B8613800138000"}
        return [asked | answer]

    def answered(self):
        return {"mail.example": "192.0.2.7, certificate of mail.example, issued by Example CA"}

    def traces(self):
        if not self.traced:
            return []
        trace = io.BytesIO()
        with zipfile.ZipFile(trace, "w") as members:
            members.writestr("trace.trace", json.dumps({"typed": "4D8LQ2"}))
        return [trace.getvalue()]

    def clocks(self):
        return {"mail.example": -2.5}

    def spent(self):
        return {"logins": 1, "sms": 2, "sms_to_one": 2, "mails": 0}

    def secrets(self):
        return {"+8613800138000": "Li's phone", "4D8LQ2": "code 1"}


@pytest.fixture
def witness(request):
    return Witness(request.config.getoption("--trace-on-fail"))
"""

STEPS = """
import os
import pytest
from pytest_bdd import given, parsers, scenarios, then, when
from conformance.running.plugin import features_folder
from conformance.judging.verdict import Contradiction, NotReached, DeadWorld, HarnessFault, NotReached, NotRun

scenarios(features_folder())


@pytest.fixture
def broken():
    assert 1 == 2


@pytest.fixture
def contradicting():
    raise Contradiction("a", "b")


def act(does, request):
    match does:
        case "contradicts":
            raise Contradiction("a refusal", "13800138000 was accepted")
        case "asserts":
            assert "13800138000" == ""
        case "does not come":
            raise NotReached("no code came to 13800138000")
        case "skips":
            pytest.skip("not today")
        case "is too slow":
            raise NotRun("it would wait 30 days")
        case "breaks":
            raise HarnessFault("the proxy is gone")
        case "dies":
            raise DeadWorld("the world is gone")
        case "kills its worker":
            os._exit(7)
        case "is interrupted":
            raise KeyboardInterrupt
        case "uses a broken fixture":
            request.getfixturevalue("broken")


@given(parsers.parse("the world {does}"))
@when(parsers.parse("the world {does}"))
@then(parsers.parse("the world {does}"))
def _(does, request):
    act(does, request)


@given("a fixture asserts")
@when("a fixture asserts")
@then("a fixture asserts")
def _(broken):
    pass


@then("a fixture contradicts")
def _(contradicting):
    pass
"""

PLAIN = """
Feature: Chapter
  @G1.1
  Rule: The user signs in
    Scenario: Right password
      Given the world works
      When the world works
      Then the world works
      And the world works
  @G1.2
  Rule: Wrong credentials are refused
    Scenario: Wrong password
      Then the world works
  @ASVS-1
  Rule: A code works once
    Scenario: Used twice
      Then the world works
"""
"""A feature that conforms."""
BROKEN = PLAIN.replace("Wrong password\n      Then the world works", "No\n      Then the world contradicts")
"""The same with a fail of G1.2."""


@dataclass(frozen=True)
class Ended:
    """How an inner run ended: its exit code, what it printed, and run.json if it was written."""

    code: int
    output: str
    run: Run | None

    @property
    def scenarios(self) -> dict[str, Scenario]:
        """The records by name, with the row and the repetition where there are several."""
        assert self.run
        return {_name(scenario): scenario for scenario in self.run.scenarios}

    @property
    def verdicts(self) -> dict[str, str]:
        return {name: scenario.verdict.value for name, scenario in self.scenarios.items()}

    @property
    def only(self) -> Scenario:
        (scenario,) = self.scenarios.values()
        return scenario


def _name(scenario: Scenario) -> str:
    row = f" {'/'.join(scenario.example.values())}" if scenario.example else ""
    return f"{scenario.name}{row}" + (f" #{scenario.repetition}" if scenario.repetition > 1 else "")


class Suite:
    """The small suite of one test."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self._pytester = pytester
        self.path = pytester.path
        pytester.makepyprojecttoml(
            "[tool.pytest.ini_options]\n"
            'testpaths = ["steps"]\n'
            'console_output_style = "classic"\n'
            'addopts = ["--import-mode=importlib", "--strict-markers", '
            '"-p", "no:anyio"]\n'
        )
        self.write("features/clauses.toml", CLAUSES)
        self.write("conftest.py", CONFTEST)
        self.write("steps/test_guide.py", STEPS)

    def write(self, name: str, text: str) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def replace(self, name: str, old: str, new: str) -> None:
        text = (self.path / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def feature(self, text: str, name: str = "chapter", language: str = "en") -> None:
        self.write(f"features/{language}/{name}.feature", text)

    def scenario(self, *steps: str, tags: str = "") -> None:
        """One feature with one scenario under G1.1."""
        lines = "\n      ".join(steps)
        rule = "Feature: Chapter\n  @G1.1\n  Rule: The user signs in"
        self.feature(f"{rule}\n    {tags}\n    Scenario: Only\n      {lines}\n")

    def run(self, *arguments: str) -> Ended:
        """Run pytest there, and return how it ended."""
        result = self._pytester.runpytest_inprocess(*arguments)
        return self.ended(int(result.ret), "\n".join([*result.outlines, *result.errlines]))

    def ended(self, code: int, output: str) -> Ended:
        """Return how a run ended, with the run.json it left."""
        path = self.path / "reports" / "latest" / "run.json"
        run = msgspec.json.decode(path.read_bytes(), type=Run) if path.exists() else None
        return Ended(code, output, run)
