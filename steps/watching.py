"""`--watch`: a scenario at the speed of somebody who reads, with its sentences in a window beside it."""

from collections.abc import Generator, Sequence
from html import escape

import pytest
from playwright.sync_api import Page
from pytest_bdd.parser import Scenario as Written
from pytest_bdd.parser import Step

from steps.scene import Scene

STYLE = """
body { font: 1.25rem/1.6 system-ui, sans-serif; margin: 2rem; color-scheme: light dark; }
li { padding: .25rem .5rem; border-radius: .25rem; }
[aria-current] { background: Highlight; color: HighlightText; }
"""


class Prompter:
    """Shows the sentences of one scenario, and which of them is being carried out."""

    def __init__(self, page: Page, seconds: float) -> None:
        self.page = page
        self._seconds = seconds

    def show(self, name: str, sentences: Sequence[str], at: int) -> None:
        """Show them, the one at this place marked, and leave it there for a while."""
        marks = [' aria-current="step"' if number == at else "" for number in range(len(sentences))]
        lines = "".join(f"<li{m}>{escape(said)}" for m, said in zip(marks, sentences, strict=True))
        self.page.set_content(f"<style>{STYLE}</style><h1>{escape(name)}</h1><ol>{lines}</ol>")
        self.page.wait_for_timeout(self._seconds * 1000)


def pytest_bdd_before_step(request: pytest.FixtureRequest, scenario: Written, step: Step) -> None:
    """Show the sentence that comes, where somebody watches."""
    if request.config.getoption("--watch", 0.0):
        prompter: Prompter = request.getfixturevalue("prompter")
        said = [f"{one.keyword} {one.name}" for one in scenario.steps]
        prompter.show(scenario.name, said, scenario.steps.index(step))


@pytest.fixture
def prompter(request: pytest.FixtureRequest, scene: Scene) -> Generator[Prompter]:
    """The window beside the browser of the scenario that is watched."""
    page = scene.stage.around.browser.beside()
    yield Prompter(page, request.config.getoption("--watch"))
    page.context.close()
