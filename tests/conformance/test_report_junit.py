import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from msgspec.structs import replace

from conformance import report
from conformance.judging.verdict import Verdict
from conformance.report.junit import ITSELF
from conformance.run import Run
from tests.conformance.report_sample import sample_run, scenario

FOREIGN = Path(__file__).parents[1] / "foreign"
COUNTS = {"tests", "failures", "errors", "skipped"}
ATTRIBUTES = {
    "testsuites": set(),
    "testsuite": {"id", "name", "package", "hostname", "timestamp", "time", *COUNTS},
    "properties": set(),
    "property": {"name", "value"},
    "testcase": {"name", "classname", "time"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "skipped": {"type", "message"},
    "system-out": set(),
    "system-err": set(),
}
CHILDREN = {
    "testsuites": r"(testsuite )*",
    "testsuite": r"properties (testcase )*system-out system-err ",
    "properties": r"(property )*",
    "testcase": r"((failure|error|skipped) )?",
}
"""What windyroad's schema takes, and Jenkins' too: no element and no attribute besides these."""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return sample_run(tmp_path)


def suites_of(run: Run, folder: Path) -> ET.Element:
    report.write(run, folder)
    return ET.parse(folder / "junit.xml").getroot()


def test_it_has_the_shape_of_the_common_schema(run: Run, tmp_path: Path) -> None:
    for element in suites_of(run, tmp_path).iter():
        assert set(element.attrib) == ATTRIBUTES[element.tag]
        assert re.fullmatch(CHILDREN.get(element.tag, ""), "".join(f"{child.tag} " for child in element))


def test_jenkins_takes_it_by_its_own_schema(run: Run, tmp_path: Path) -> None:
    suites, schema = suites_of(run, tmp_path), xmlschema.XMLSchema(FOREIGN / "jenkins-junit-10.xsd")
    assert list(schema.iter_errors(tmp_path / "junit.xml")) == []
    suites.set("tested", "by nobody")
    assert not schema.is_valid(suites)


def test_what_the_common_schema_asks_of_a_suites_attributes(run: Run, tmp_path: Path) -> None:
    for number, suite in enumerate(suites_of(run, tmp_path)):
        assert suite.get("id") == str(number)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.get("timestamp", ""))
        assert float(suite.get("time", "")) >= 0
        assert all(suite.get(name) for name in ("name", "package", "hostname"))


def test_one_suite_a_chapter_one_case_a_scenario_and_the_sums_agree(run: Run, tmp_path: Path) -> None:
    root = suites_of(run, tmp_path)
    *chapters, itself = [suite.get("name") for suite in root]
    assert (chapters, itself) == (["Binding and the second step", "Beyond the guide"], ITSELF)
    assert len(list(root.iter("testcase"))) == len(run.scenarios) + 1
    for suite in root:
        assert suite.get("tests") == str(len(list(suite.iter("testcase"))))
        for sum_, outcome in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert suite.get(sum_) == str(len(list(suite.iter(outcome))))


def test_each_suite_says_what_the_run_showed(run: Run, tmp_path: Path) -> None:
    for suite in suites_of(run, tmp_path):
        told = {one.attrib["name"]: one.attrib["value"] for one in suite.iterfind("properties/property")}
        assert (told["outcome"], told["headline"]) == (run.outcome, run.headline)
        assert told["summary"] == run.summary


@pytest.mark.parametrize(
    ("code", "outcome"),
    [(0, None), (1, "failure"), (2, "error"), (3, "error"), (4, "error")],
)
def test_the_run_itself_is_green_only_where_the_exit_code_is_0(
    run: Run, tmp_path: Path, code: int, outcome: str | None
) -> None:
    passed = scenario("G3.1", "First entry")
    unproven = replace(run, scenarios=[passed], exit_code=code, summary="not shown: G3.4", notes=["a fault"])
    *_, case = suites_of(unproven, tmp_path).iter("testcase")
    assert [child.tag for child in case] == ([outcome] if outcome else [])
    for told in case:
        assert (told.get("message"), told.text) == ("not shown: G3.4", "a fault")


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        (Verdict.PASS, None),
        (Verdict.FAIL, "failure"),
        (Verdict.INCONCLUSIVE, "error"),
        (Verdict.ERROR, "error"),
        (Verdict.INAPPLICABLE, "skipped"),
        (Verdict.NOT_RUN, "skipped"),
    ],
)
def test_each_verdict_has_its_outcome(
    run: Run, tmp_path: Path, verdict: Verdict, outcome: str | None
) -> None:
    only = scenario("G3.1", "First entry", verdict, reason="why", expected="this", seen="that")
    case, _ = suites_of(replace(run, scenarios=[only]), tmp_path).iter("testcase")
    tags = [child.tag for child in case]
    assert tags == ([outcome] if outcome else [])
    if outcome in ("error", "skipped"):
        assert (case[0].get("type"), case[0].get("message")) == (verdict.value, "why")


def test_a_failure_names_clause_expected_and_seen(run: Run, tmp_path: Path) -> None:
    failed = run.scenarios[3]
    failure = next(suites_of(run, tmp_path).iter("failure"))
    for words in ("G0.3", failed.expected, failed.seen):
        assert words in failure.get("message", "")
        assert words in (failure.text or "")


def test_names_tell_rows_and_repetitions_apart(run: Run, tmp_path: Path) -> None:
    twins = [scenario("G0.6", "Another notation", example={"number": "+86 138"}) for _ in range(2)]
    cases = list(suites_of(replace(run, scenarios=run.scenarios + twins), tmp_path).iter("testcase"))
    names = [(case.get("classname"), case.get("name")) for case in cases]
    assert len(names) == len(set(names))
    assert ("one_number.feature", "Every mailbox is asked #2") in names
    assert ("one_number.feature", "Another notation [number=全角 ⟦Li's phone⟧]") in names
    assert ("one_number.feature", "Another notation [number=+86 138] (2)") in names


def test_what_xml_cannot_carry_is_replaced(run: Run, tmp_path: Path) -> None:
    messages = [failure.get("message", "") for failure in suites_of(run, tmp_path).iter("failure")]
    (message,) = [message for message in messages if message.startswith("G5.6")]
    assert message.endswith("<script>alert('x')</script> & \"quotes\" \ufffd\ufffd[31m \ufffd end")


def test_pictures_are_attachments_from_the_working_directory(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path.parent)
    out = suites_of(run, tmp_path).findtext(".//system-out") or ""
    last_first = [f"[[ATTACHMENT|{tmp_path.name}/evidence/01/{number}.jpg]]" for number in (3, 2, 1)]
    assert out.splitlines()[1:4] == last_first


def test_a_folder_elsewhere_names_its_pictures_from_itself(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "beside").mkdir()
    monkeypatch.chdir(tmp_path / "beside")
    suites_of(run, tmp_path)
    text = (tmp_path / "junit.xml").read_text(encoding="utf-8")
    assert "[[ATTACHMENT|evidence/01/3.jpg]]" in text
    assert str(tmp_path) not in text
