"""The blank form, filled in by a real browser: what it writes is the profile that was meant."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect, sync_playwright

from conformance import profile as target
from conformance.form import render
from conformance.profile import Profile

ROOT = Path(__file__).parents[2]
PROFILE = ROOT / "targets" / "reference.toml"


@pytest.fixture
def form(tmp_path: Path) -> Iterator[Page]:
    (tmp_path / "form.html").write_text(render(), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium-headless-shell"))
        page = browser.new_page()
        page.goto((tmp_path / "form.html").as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        yield page
        browser.close()


def fill(form: Page, tables: dict[str, Any], where: str = "") -> None:
    """Fill in a profile's tables, as somebody would who reads them from paper."""
    for key, value in tables.items():
        name = f"{where}{key}"
        field = form.locator(f'[id="{name}"]')
        kind = form.locator(f'[data-kind]:has([name="{name}"])')
        if not kind.count():
            fill(form, value, f"{name}.")
        elif kind.get_attribute("data-kind") == "choices":
            for choice in value:
                form.locator(f'[name="{name}"][value="{choice}"]').check()
        elif isinstance(value, bool):
            field.select_option(json.dumps(value))
        elif kind.get_attribute("data-kind") == "choice":
            field.select_option(value)
        else:
            field.fill(typed(value, kind.get_attribute("data-kind") or ""))


def typed(value: Any, kind: str) -> str:  # noqa: ANN401
    """Return what a person types for a value."""
    if kind == "json":
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return "\n".join(f"{key} = {one}" for key, one in value.items())
    return "\n".join(value) if isinstance(value, list) else str(value) or '""'


def unordered(profile: Profile) -> Profile:
    """Return the profile with its methods sorted: boxes that are ticked have no order."""
    methods = tuple(sorted(profile.ics.methods))
    return replace(profile, ics=replace(profile.ics, methods=methods))


def test_a_profile_that_is_filled_in_is_the_profile(form: Page, tmp_path: Path) -> None:
    tables = tomllib.loads(PROFILE.read_text(encoding="utf-8"))
    tables["ixit"]["screens"] = {"second_step": {"send": "", "code": 'a "code"\\'}, "welcome": {"gear": "⚙"}}
    fill(form, tables)
    assert form.get_by_role("status").inner_text() == "All that is needed is there."
    with form.expect_download() as download:
        form.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "reference.toml"
    file = tmp_path / "filled.toml"
    download.value.save_as(file)
    assert file.read_text(encoding="utf-8") == form.get_by_label("The profile as TOML").input_value()
    filled = target.load(file)
    assert unordered(filled) == unordered(msgspec.convert(tables, Profile))
    screens = filled.ixit.screens
    assert (screens.second_step.send, screens.second_step.code) == ("", 'a "code"\\')


def test_a_blank_form_says_what_is_needed_and_a_mistake_is_named(form: Page) -> None:
    said = form.get_by_role("status")
    assert said.inner_text().startswith(
        "Still needed: name, guide, ics.methods, ics.doors, ics.codes.pattern"
    )
    assert "ixit.hooks.reset" not in said.inner_text()
    form.locator('[id="ixit.hooks.reset.method"]').fill("DELETE")
    assert "ixit.hooks.reset.url" in said.inner_text()
    form.locator('[id="ixit.hooks.reset.body"]').fill("{nonsense")
    assert said.inner_text().startswith("ixit.hooks.reset.body: ")
    form.locator('[id="ixit.hosts"]').fill("no value")
    assert "ixit.hosts: write one key = value a line" in said.inner_text()


def test_copying_takes_the_whole_text(form: Page) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    form.locator('[id="name"]').fill("ours")
    form.get_by_role("button", name="Copy").click()
    assert form.evaluate("navigator.clipboard.readText()") == 'name = "ours"\n'


def test_where_the_clipboard_is_kept_the_text_is_selected(form: Page) -> None:
    form.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    form.locator('[id="name"]').fill("ours")
    form.get_by_role("button", name="Copy").click()
    expect(form.get_by_role("status")).to_contain_text("press Ctrl+C")
    assert form.evaluate("document.getSelection().toString()") == 'name = "ours"\n'


def test_the_command_writes_the_form_and_refuses_others_in_a_line() -> None:
    command = [sys.executable, "-m", "conformance"]
    written = subprocess.run([*command, "ics-form"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert written.stdout == render()
    assert re.findall(r'(?:src|href)="', written.stdout) == []
    wrong = subprocess.run([*command, "form"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (wrong.returncode, wrong.stderr.count("\n")) == (3, 1)
