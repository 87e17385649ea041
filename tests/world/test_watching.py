"""--watch: the sentences in a window beside the browser."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fake_services.world.browser import Browser
from steps.watching import Prompter

ROOT = Path(__file__).parents[2]
KEEPS_WHAT_IS_MARKED = """
from pathlib import Path


def pytest_configure() -> None:
    from steps.watching import Prompter

    show = Prompter.show

    def kept(prompter, name, sentences, at):
        show(prompter, name, sentences, at)
        with Path("{file}").open("a", encoding="utf-8") as marked:
            print(prompter.page.locator("[aria-current]").inner_text(), file=marked)

    Prompter.show = kept
"""


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    browser = Browser()
    browser.start(None, tmp_path, None, headed=False)
    yield browser
    browser.stop()


def test_the_sentence_that_is_carried_out_is_marked(browser: Browser) -> None:
    prompter = Prompter(browser.beside(), 0)
    prompter.show("A <name>", ["Given this", "When <that>", "Then so"], 1)
    assert prompter.page.get_by_role("heading").inner_text() == "A <name>"
    assert prompter.page.locator("[aria-current=step]").all_inner_texts() == ["When <that>"]
    assert prompter.page.get_by_role("listitem").count() == 3


def test_a_scenario_is_watched(tmp_path: Path) -> None:
    """With a browser in the place of the one with a window, which a pipeline cannot show."""
    shown = tmp_path / "chromium"
    shown.write_text(
        f'#!/bin/sh\nexec {os.environ.get("CHROMIUM", "chromium-headless-shell")} --headless "$@"\n'
    )
    shown.chmod(0o755)
    marked, out = tmp_path / "marked.txt", tmp_path / "out"
    (tmp_path / "keeps.py").write_text(KEEPS_WHAT_IS_MARKED.replace("{file}", str(marked)))
    command = [sys.executable, "-m", "pytest", "--watch=0.1", "-k", "right and password", "-m", "G1.1"]
    ended = subprocess.run(
        [*command, "-p", "keeps", f"--report-folder={out}"],
        cwd=ROOT,
        env=os.environ | {"CHROMIUM": str(shown), "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "pass         G1.1" in ended.stdout, ended.stdout
    (scenario,) = json.loads((out / "run.json").read_text(encoding="utf-8"))["scenarios"]
    sentences = [f"{step['keyword']} {step['text']}" for step in scenario["steps"]]
    assert marked.read_text(encoding="utf-8").splitlines() == sentences
