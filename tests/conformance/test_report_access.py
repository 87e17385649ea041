"""The report is for everybody: WCAG 2.2 AA by axe-core, in both languages and schemes, wide and narrow."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from msgspec.structs import replace
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from conformance import report
from tests.conformance.report_sample import sample_run

AXE = (Path(__file__).parents[1] / "foreign" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run")
    run = sample_run(folder)
    for scenario in run.scenarios:
        scenario.wire = scenario.wire[:3]
    report.write(run, folder)
    return folder / "report.html"


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_axe_finds_nothing(
    browser: Browser, file: Path, scheme: Literal["light", "dark"], language: str
) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(file.as_uri())
    page.click(f"[data-language={language}]")
    page.add_style_tag(content=".scenario { content-visibility: visible !important }")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert len(found["passes"]) > 20
    context.close()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_on_a_phone_nothing_has_to_be_scrolled_sideways(page: Page, language: str) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.click(f"[data-language={language}]")
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_the_switch_leaves_one_language_on_the_screen(page: Page) -> None:
    page.click("[data-language=zh-CN]")
    assert page.locator("h2", has_text="Scenarios").count() == 1
    assert not page.get_by_text("What failed", exact=True).is_visible()
    assert page.get_by_text("不符合的条款", exact=True).is_visible()
    page.click("[data-language=en]")
    assert page.get_by_text("What failed", exact=True).is_visible()


def test_in_chinese_nothing_of_ours_is_left_in_english(page: Page) -> None:
    page.click("[data-language=zh-CN]")
    assert page.title().startswith("不符合 – ")
    assert page.get_by_role("navigation").get_attribute("aria-label") == "报告各部分"
    assert page.locator("#f-verdict option").all_inner_texts()[1:3] == ["通过", "不符合"]
    card = page.locator("details.scenario.fail").first
    page.add_style_tag(content=".scenario { content-visibility: visible !important }")
    text = card.inner_text()
    for ours in ("王老师的浏览器", "⟦李老师的手机⟧", "1.8 秒"):
        assert ours in text
    for left in ("Wang's browser", "SUT", "⟦Li's phone⟧", "code 1⟧"):
        assert left not in text
    assert (card.locator("img").first.get_attribute("alt") or "").startswith("此句之后的屏幕：")
    passed = page.locator("details.scenario.pass").first
    passed.locator("summary").click()
    passed.locator("img").wait_for()
    assert (passed.locator("img").get_attribute("alt") or "").startswith("此句之后的屏幕：")
    page.click("[data-language=en]")
    assert page.title().startswith("Does not conform – ")
    assert (card.locator("img").first.get_attribute("alt") or "").startswith("Screen after: ")
    assert "Wang's browser" in card.inner_text()


@pytest.mark.parametrize(
    ("field", "value", "count"),
    [
        ("#f-verdict", "fail", 3),
        ("#f-level", "should", 1),
        ("#f-clause", "G6.2", 2),
        ("#f-text", "ten DIGITS", 1),
    ],
)
def test_scenarios_are_filtered(page: Page, field: str, value: str, count: int) -> None:
    if field == "#f-text":
        page.fill(field, value)
    else:
        page.select_option(field, value)
    assert page.locator("details.scenario:visible").count() == count
    assert page.inner_text("#f-count") == str(count)


def test_a_link_opens_the_card_that_it_leads_to(page: Page) -> None:
    page.click("#c-G3\\.1 .links a")
    assert page.locator("#s1").is_visible()


def test_a_card_is_built_when_it_is_opened(page: Page) -> None:
    card = page.locator("details.scenario.pass").first
    assert card.locator(".steps").count() == 0
    card.locator("summary").click()
    card.locator(".steps").wait_for()
    assert card.get_by_text("Run it again").is_visible()


def test_however_many_there_are_a_page_holds_little_of_those_that_are_closed(
    browser: Browser, tmp_path: Path
) -> None:
    few, many = (_elements(browser, tmp_path / str(count), count) for count in (100, 500))
    assert many - few < 40 * 400


def _elements(browser: Browser, folder: Path, count: int) -> int:
    """How many elements a report of so many scenarios, a third of them failed, has at first."""
    folder.mkdir()
    run = sample_run(folder)
    kinds = [run.scenarios[place] for place in (0, 3, 7)]
    repeated = [replace(kinds[number % 3], key=f"G3.1:{number}#1") for number in range(count)]
    report.write(replace(run, scenarios=repeated), folder)
    page = browser.new_page()
    page.goto((folder / "report.html").as_uri())
    found: int = page.evaluate("document.querySelectorAll('*').length")
    page.close()
    return found


def test_on_paper_nothing_quiet_is_larger_than_a_sentence(page: Page) -> None:
    page.emulate_media(media="print")
    size = "selector => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"
    sentence = page.evaluate(size, ".steps .text")
    for quiet in (".facts", "figcaption", ".where", ".steps .took", ".source", ".wire table"):
        assert page.evaluate(size, quiet) <= sentence
    style = "getComputedStyle(document.querySelector('.scenario > summary')).listStyleType"
    assert page.evaluate(style) == "none"


def test_it_is_printed_with_page_numbers(file: Path) -> None:
    printing = (
        "import sys, pathlib, conformance.report.pdf as pdf; pdf.write(*map(pathlib.Path, sys.argv[1:]))"
    )
    subprocess.run([sys.executable, "-c", printing, file, file.with_suffix(".pdf")], check=True)
    pages = [one.extract_text() for one in PdfReader(file.with_suffix(".pdf")).pages]
    assert len(pages) > 1
    assert [one.split("\n")[0] for one in pages] == [f"{n} / {len(pages)}" for n in range(1, len(pages) + 1)]
