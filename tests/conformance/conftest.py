"""Gives each test a small suite in a folder of its own, and a browser to look at what was made."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from conformance import profile as target
from conformance.report import pdf
from tests.conformance.small_suite import Suite


@pytest.fixture
def suite(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Suite:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setattr(target, "load", target.load)  # put back after the inner conftest replaced it
    return Suite(pytester)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    named = os.environ.get("CHROMIUM") or shutil.which(pdf.OWN)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named, chromium_sandbox=False)
        yield browser
        browser.close()
