"""Who and what belongs to whom: people, their mailboxes, and what opens their second step."""

from typing import NamedTuple

from steps.methods import METHODS
from steps.methods.base import Method, Thing
from steps.methods.scanned import Scanned
from steps.people.actors import Person

CAST = {"Li": "李老师", "Wang": "王老师", "Zhang": "张老师"}
"""Who acts, in English and in Chinese."""


class Factor(NamedTuple):
    """Something that opens the second step: whose it is, of which method, and which thing of that method."""

    owner: str
    method: Method
    thing: Thing

    def of(self, owner: Person) -> str:
        """It, of its owner's."""
        return self.thing.of(self.method.own(owner))


class Box(NamedTuple):
    """One of a person's mailboxes, counted from 0."""

    owner: str
    number: int


def people() -> dict[str, str]:
    """Each name in either language, with the one by which a scene knows the person."""
    return {said: name for name, chinese in CAST.items() for said in (name, chinese)}


class Another(NamedTuple):
    """A method besides SMS, whichever the deployment offers."""

    said: tuple[str, ...] = ("another method", "the other method", "另一种方式")


class Own(NamedTuple):
    """Whoever the sentence is about, where something is theirs."""

    said: tuple[str, ...] = ("their own", "自己的")


def owners() -> dict[str, str | Own]:
    """`Li's`, `their own` and the same in Chinese, each with the name of who has it."""
    named = {said: name for name, chinese in CAST.items() for said in (f"{name}'s", f"{chinese}的")}
    return {**named, **dict.fromkeys(Own().said, Own())}


def methods() -> dict[str, Method | Another]:
    """Each method's name in either language, and what stands for another one."""
    named = {said: method for method in METHODS for said in method.said}
    return {**named, **dict.fromkeys(Another().said, Another())}


def scanned() -> dict[str, Scanned]:
    """Those that are proved by scanning a QR code."""
    return {said: method for method in METHODS for said in method.said if isinstance(method, Scanned)}


def gateways() -> dict[str, Method]:
    """Each gateway that can fail, by its name in either language."""
    return {said: method for method in METHODS for said in method.service or ()}


def prizes() -> dict[str, Method]:
    """What two people may want to bind at the same moment, in either language."""
    return {said: method for method in METHODS for said in method.prize or ()}


def factors() -> dict[str, Factor]:
    """`Li's phone` and 李老师的手机, and so on."""
    return {
        said: Factor(name, method, thing)
        for name, chinese in CAST.items()
        for method in METHODS
        for thing in method.things
        for said in (f"{name}'s {thing.said.en}", f"{chinese}的{thing.said.zh}")
    }


def boxes() -> dict[str, Box]:
    """`Li's mailbox`, `Li's second mailbox` and the same in Chinese."""
    return {
        said: Box(name, number)
        for name, chinese in CAST.items()
        for number, (which, which_in_chinese) in enumerate((("", ""), ("second ", "第二个")))
        for said in (f"{name}'s {which}mailbox", f"{chinese}的{which_in_chinese}邮箱")
    }
