"""What the browser could not do, said as a person would: between Playwright's errors and the verdicts.

Whatever the step: what did not come is inconclusive (rules 2 and 13); a browser that is gone is the harness's
fault (rule 3). A Then whose clause is about the very thing says so by `possible`.
"""

from collections.abc import Collection, Generator

import pytest
from playwright.sync_api import Error as BrowserError
from playwright.sync_api import TimeoutError as NothingAppeared

from conformance.judging.verdict import HarnessFault
from conformance.profile.parts import Screen
from steps.people.actors import Missing
from steps.scene import SCENE, Scene
from steps.screens.finder import is_selector
from steps.screens.missed import (
    had_been_done,
    is_ambiguous,
    is_disabled,
    names_in,
    never_still,
    spoken,
    waited_for,
)
from steps.screens.patience import told
from steps.screens.places import Place
from steps.screens.seeing import Watch

GONE = ("crashed", "has been closed", "Connection closed", "browser has disconnected")
"""What Playwright says where no browser is left to ask."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """Raise what the browser says as what it means for the verdict: Missing, or HarnessFault."""
    try:
        return (yield)
    except NothingAppeared as error:
        raise Missing(_not_there(error, _scene_of(item))) from error
    except BrowserError as error:
        raise _meaning(error, _scene_of(item)) from error


def _meaning(error: BrowserError, scene: Scene | None = None) -> Exception:
    said = spoken(error)
    if is_ambiguous(error):
        thing = waited_for(error)
        return Missing(
            told(f"{thing} is there more than once: give a selector{_key(_keys_of(scene, names_in(thing)))}")
        )
    if any(words in error.message for words in GONE):
        return HarnessFault(f"the browser is gone: {said}")
    return Missing(f"the browser could not go on: {said}")


def _not_there(error: NothingAppeared, scene: Scene | None) -> str:
    """What was waited for in vain, where, and which key of the profile names it."""
    thing = waited_for(error)
    if had_been_done(error):
        return told(f"what came of using {thing} took longer than the browser waits")
    if never_still(error):
        return told(f"{thing} is there, and never holds still")
    if "waiting for" not in error.message:
        return told(f"the browser could not go on: {thing}")
    if scene is None:
        return told(f"{thing} did not come")
    keys = _keys_of(scene, names_in(thing))
    key, tables = _key(keys), {table for table, _ in keys}
    if is_disabled(error):
        return told(f"{thing} cannot be pressed or filled in: it is disabled{key}")
    return told(f"{thing} is not on the screen{_named(scene, tables)}{key}{_instead(scene, tables)}")


def is_on_its_screen(scene: Scene, error: NothingAppeared) -> bool:
    """Whether the browser shows a screen for which the profile names what was waited for in vain."""
    tables = {table for table, _ in _keys_of(scene, names_in(waited_for(error)))}
    return Watch(scene.browsers.in_front).place().name.lower() in tables


def _key(keys: Collection[tuple[str, str]]) -> str:
    """These screens and keys of the profile, as it is told which of them name something."""
    return f"; key {' or '.join(f'ixit.screens.{table}.{key}' for table, key in keys)}" if keys else ""


def _named(scene: Scene, tables: Collection[str]) -> str:
    """What the profile calls the screen, where it is one and known by its words."""
    screens = [getattr(scene.target.ixit.screens, table) for table in tables]
    landmark = screens[0].landmark if len(screens) == 1 else ""
    return f" {landmark}" if landmark and not is_selector(landmark) else ""


def _instead(scene: Scene, tables: Collection[str]) -> str:
    """What the browser in front shows, where that is none of these screens."""
    place = Watch(scene.browsers.in_front).place()
    return "" if place.name.lower() in tables else f"; the browser shows {place}"


def _keys_of(scene: Scene | None, names: set[str]) -> list[tuple[str, str]]:
    """Which screens and keys of the profile have one of these names, of the screens shown if any do."""
    if scene is None:
        return []
    screens = scene.target.ixit.screens
    tables = {key: getattr(screens, key) for key in screens.__struct_fields__}
    found = [
        (table, key)
        for table, screen in tables.items()
        if isinstance(screen, Screen)
        for key in screen.__struct_fields__
        if names & _said(getattr(screen, key))
    ]
    shown = {Place(seen).name.lower() for device in scene.browsers.every for seen in device.shown}
    return [one for one in found if one[0] in shown] or found


def _said(value: object) -> set[object]:
    """The names that a key of a screen gives: one, or several that are pressed one after the other."""
    return set(value) if isinstance(value, tuple) else {value} if isinstance(value, str) else set()


def _scene_of(item: pytest.Item) -> Scene | None:
    return item.stash.get(SCENE, None)
