"""One scenario's scene, from an empty stage to an empty stage."""

from collections.abc import Iterator
from contextlib import contextmanager

from faker import Faker

from conformance.judging.verdict import DeadWorld
from steps.people.accounts import Accounts
from steps.scene import Scene
from steps.stage import Stage


@contextmanager
def scene_on(stage: Stage, accounts: Accounts, seed: int | str, two: bool) -> Iterator[Scene]:
    """A scene, whose browsers are closed and whose people are given back at its end.

    seed: what is made up follows from it; two: whether it is about people with two mailboxes. Raises
    DeadWorld when this worker's world is gone.
    """
    if reason := stage.around.recover():
        raise DeadWorld(reason)
    stage.begin()
    faker = Faker("zh_CN")
    faker.seed_instance(seed)
    scene = Scene(stage, faker, accounts, two)
    try:
        yield scene
    finally:
        try:
            scene.close()
            stage.end()
        finally:
            accounts.take_back(scene.cast.people)
