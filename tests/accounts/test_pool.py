"""A pool of people: lent once, freed before they are lent again, and set aside when that cannot be done."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from conformance.judging.verdict import NotRun
from conformance.profile import PoolMailbox, PoolPerson
from conformance.profile.accounts import Accounts
from steps.methods import SMS, WECHAT
from steps.people.accounts.pool import Pool
from steps.people.actors import Person

MADE_UP: Any = SimpleNamespace(backup=lambda: "li@example.org")


class Phones:
    """Gives out accounts of WeChat and WeCom: new ones, or those known already; and apps."""

    def __init__(self) -> None:
        self.count = 0

    def app(self, method: str) -> "Phones":
        return self

    def new_account(self, nickname: str, known: str = "") -> str:
        self.count += not known
        return known or f"o{self.count}"

    def install(self) -> str:
        return "app"


class Free:
    """Frees everybody but those in `stuck`, and notes who it was and what was bound."""

    def __init__(self) -> None:
        self.freed: list[tuple[str, list[dict[Any, str]]]] = []
        self.stuck: set[str] = set()

    def __call__(self, person: Person) -> None:
        self.freed.append((person.login, [dict(mailbox.bound) for mailbox in person.mailboxes]))
        if person.login in self.stuck:
            raise LookupError(f"message 1 to {SMS.value(person)} never came")


def somebody(number: int, mailboxes: int, **more: Any) -> PoolPerson:  # noqa: ANN401 (fields of PoolPerson)
    there = tuple(
        PoolMailbox(f"p{number}-{box}@example.edu", f"word{number}{box}") for box in range(mailboxes)
    )
    numbers = f"+861390000000{number}", f"+861391000000{number}"
    return PoolPerson(f"p{number}", there, *numbers, password_env="POOL", **more)


class World:
    """A stage with three people in its pool, the second of them with two mailboxes."""

    def __init__(self, folder: Path) -> None:
        self.pool: tuple[PoolPerson, ...] = (somebody(1, 1), somebody(2, 2), somebody(3, 1))
        self.folder = folder
        self.free = Free()
        self.trouble: str | None = None

    def begin(self) -> Pool:
        accounts = Accounts("pool", self.pool, str(self.folder))
        target = SimpleNamespace(ixit=SimpleNamespace(accounts=accounts))
        around = SimpleNamespace(dead=lambda: self.trouble)
        stage: Any = SimpleNamespace(target=target, around=around, handset=Phones())
        pool = Pool(stage, self.free)
        pool.begin(MADE_UP)
        return pool


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    monkeypatch.setenv("POOL", "secret")
    return World(tmp_path)


def test_people_with_two_mailboxes_are_kept_for_those_who_need_them(world: World) -> None:
    pool = world.begin()
    assert [pool.person(name, MADE_UP, two=False).login for name in ("Li", "Wang")] == ["p1", "p3"]
    zhang = world.begin().person("Zhang", MADE_UP, two=True)
    assert (zhang.login, pool.add_mailbox(zhang, MADE_UP).address) == ("p2", "p2-1@example.edu")
    assert world.free.freed == []


def test_whom_a_scenario_needs_and_the_pool_has_not(world: World) -> None:
    pool, other = world.begin(), world.begin()
    other.person("Li", MADE_UP, two=False)
    pool.person("Li", MADE_UP, two=False)
    li = pool.person("Wang", MADE_UP, two=False)
    said = "the pool has nobody left to play Zhang: of 3 in it 2 play here, 1 elsewhere"
    with pytest.raises(NotRun, match=f"^{said}$"):
        pool.person("Zhang", MADE_UP, two=False)
    pool.take_back([li])
    assert pool.person("Zhang", MADE_UP, two=False).login == li.login


def test_one_mailbox_is_not_two(world: World) -> None:
    pool = world.begin()
    with pytest.raises(NotRun, match=r"^p1 of the pool has one mailbox, two are needed$"):
        pool.add_mailbox(pool.person("Zhang", MADE_UP, two=False), MADE_UP)


def test_each_is_freed_when_had_back_and_then_known_to_be_free(world: World) -> None:
    pool = world.begin()
    li = pool.person("Li", MADE_UP, two=False)
    li.mailbox.bound["sms"], li.password = SMS.value(li), "changed"
    pool.take_back([li])
    assert world.free.freed == [("p1", [{"sms": SMS.value(li)}])]
    assert li.password == "secret"
    world.begin()
    assert len(world.free.freed) == 1


def test_what_an_earlier_run_left_is_freed_first(world: World) -> None:
    dying = world.begin()
    li = dying.person("Li", MADE_UP, two=False)
    li.mailbox.bound["wechat"] = WECHAT.value(li)
    world.trouble = "the proxy has ended"
    dying.take_back([li])
    assert world.free.freed == []
    world.trouble = None
    again = world.begin()
    assert world.free.freed == [("p1", [{"wechat": WECHAT.value(li)}])]
    assert WECHAT.value(again.person("Li", MADE_UP, two=False)) == WECHAT.value(li)


def test_whom_another_run_leaves_bound_meanwhile_does_not_play(world: World) -> None:
    pool, dying = world.begin(), world.begin()
    li = dying.person("Li", MADE_UP, two=False)
    world.trouble = "the proxy has ended"
    dying.take_back([li])
    world.trouble = None
    assert pool.person("Li", MADE_UP, two=False).login == "p3"
    assert pool.close() == [
        "p1 of the pool was set aside: another run left them bound just now; the next one frees them"
    ]
    world.begin()
    assert [login for login, _ in world.free.freed] == ["p1"]


def test_what_the_profile_says_is_bound_is_freed_at_the_first_run(world: World) -> None:
    bound = msgspec.structs.replace(world.pool[1], bound={"wechat": "o-known"})
    world.pool = (world.pool[0], bound)
    world.begin()
    assert world.free.freed == [("p2", [{"wechat": "o-known"}, {}])]


def test_who_cannot_be_freed_is_set_aside_by_name_for_this_run(world: World) -> None:
    pool = world.begin()
    world.free.stuck.add("p1")
    pool.take_back([pool.person("Li", MADE_UP, two=False)])
    aside = "p1 of the pool was set aside: message 1 to ⟦Li's phone, all 11 digits⟧ never came"
    assert pool.close() == [aside]
    assert [pool.person(name, MADE_UP, two=False).login for name in ("Li", "Wang")] == ["p3", "p2"]
    with pytest.raises(NotRun, match=f"0 elsewhere; {re.escape(aside)}$"):
        pool.person("Zhang", MADE_UP, two=False)
    world.free.stuck.clear()
    assert world.begin().person("Li", MADE_UP, two=False).login == "p1"
