"""One scenario's scene, from an empty stage to an empty stage."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from faker import Faker

from conformance.judging.verdict import DeadWorld
from conformance.profile import Profile
from steps.people.accounts import Accounts
from steps.scene import Scene
from steps.stage import Stage

RUN = secrets.token_hex(8)
"""Tells this process's people from those of any other run."""


def seed(target: Profile, name: str) -> str:
    """From what a scenario's people are made up: always the same, unless the deployment remembers them."""
    return name if target.ixit.start else f"{RUN} {name}"


@contextmanager
def scene_on(stage: Stage, accounts: Accounts, name: str, two: bool) -> Iterator[Scene]:
    """A scene, whose browsers are closed and whose people are given back at its end.

    name: from what its people are made up; two: whether it is about people with two mailboxes. Raises
    DeadWorld when this worker's world is gone.
    """
    if reason := stage.around.recover():
        raise DeadWorld(reason)
    stage.begin()
    faker = Faker("zh_CN")
    faker.seed_instance(seed(stage.target, name))
    scene = Scene(stage, faker, accounts, two)
    try:
        yield scene
    finally:
        try:
            scene.close()
            stage.end()
        finally:
            accounts.take_back(scene.cast.everybody)
