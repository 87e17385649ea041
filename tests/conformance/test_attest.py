"""What a run's folder attests: every change of it is caught and named."""

import base64
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from msgspec.structs import replace

from conformance.attest import manifest
from conformance.attest.verify import main, verify
from conformance.judging.verdict import Verdict
from conformance.report import command
from conformance.run import Outcome, Run, Scenario, Waiver
from tests.conformance.report_sample import sample_run, scenario
from tests.conformance.small_suite import BROKEN, PLAIN, Suite


def key_pair(folder: Path) -> tuple[Path, Path]:
    """A private and a public key, in PEM."""
    key = Ed25519PrivateKey.generate()
    private, public = folder / "private.pem", folder / "public.pem"
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    public.write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    return private, public


@pytest.fixture
def signed(suite: Suite, tmp_path: Path) -> tuple[Path, Path]:
    """A run that failed, signed and copied elsewhere, and the public key."""
    private, public = key_pair(suite.path)
    suite.feature(BROKEN)
    suite.run("--report-folder=made", f"--sign={private}")
    return shutil.copytree(suite.path / "made", tmp_path / "elsewhere"), public


def run_of(folder: Path) -> Run:
    return msgspec.json.decode((folder / "run.json").read_bytes(), type=Run)


def restate(folder: Path) -> None:
    """Make the hashes anew, as a forger without the key would."""
    manifest.write(folder, manifest.statement(run_of(folder), folder, {}), None)


def test_a_copied_folder_holds(signed: tuple[Path, Path]) -> None:
    folder, public = signed
    assert verify(folder, public).faults == []
    assert verify(folder, None).faults == []
    assert verify(folder, None).signed


def test_a_copied_folder_still_holds_once_more_was_made_of_it(
    signed: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, public = signed
    monkeypatch.chdir(tmp_path)
    command.make(folder, folder, [], printed=True)
    assert (folder / "report.pdf").is_file()
    elsewhere = tmp_path / "more"
    command.make(folder, elsewhere, [], printed=True)
    assert {file.name for file in elsewhere.iterdir()} == {"report.html", "report.pdf", "junit.xml"}
    assert 'href="../elsewhere/evidence/' in (elsewhere / "report.html").read_text(encoding="utf-8")
    assert verify(folder, public).faults == []


def change_a_report(folder: Path) -> None:
    report = folder / "report.html"
    report.write_text(report.read_text(encoding="utf-8").replace("Does not conform", "Conforms"))


def remove_a_picture(folder: Path) -> None:
    next(folder.rglob("*.jpg")).unlink()


def add_a_file(folder: Path) -> None:
    (folder / "evidence" / "more.jpg").write_bytes(b"another picture")


def swap_a_picture(folder: Path) -> None:
    first, other = min(folder.rglob("*.jpg")), folder / "evidence" / "other.jpg"
    other.write_bytes(b"of another screen")
    other.replace(first)


def reorder_the_records(folder: Path) -> None:
    records = folder / "scenarios.jsonl"
    records.write_bytes(b"".join(reversed(records.read_bytes().splitlines(keepends=True))))


def cut_the_record(folder: Path) -> None:
    records = folder / "scenarios.jsonl"
    records.write_bytes(records.read_bytes()[:-200])


def swap_a_verdict(folder: Path) -> None:
    run = run_of(folder)
    for one in run.scenarios:
        one.verdict = Verdict.PASS
    (folder / "run.json").write_bytes(msgspec.json.encode(run))


@pytest.mark.parametrize(
    ("alter", "named"),
    [
        (change_a_report, "report.html: it was changed"),
        (remove_a_picture, "1.jpg: it is missing"),
        (add_a_file, "evidence/more.jpg: it was added"),
        (swap_a_picture, "1.jpg: it was changed"),
        (reorder_the_records, "scenarios.jsonl: it was changed"),
        (cut_the_record, "scenarios.jsonl: it was changed"),
        (swap_a_verdict, "run.json: it was changed"),
    ],
)
def test_what_was_altered_is_named(
    signed: tuple[Path, Path], alter: Callable[[Path], None], named: str
) -> None:
    folder, _ = signed
    alter(folder)
    assert any(named in fault for fault in verify(folder, None).faults)


def test_a_name_of_a_file_says_nothing_to_a_terminal(signed: tuple[Path, Path]) -> None:
    folder, _ = signed
    (folder / "evidence" / "\x1b[2J").write_bytes(b"")
    assert r"evidence/\x1b[2J: it was added" in verify(folder, None).faults


def test_a_swapped_verdict_with_hashes_made_anew_is_caught_by_both(signed: tuple[Path, Path]) -> None:
    folder, public = signed
    swap_a_verdict(folder)
    restate(folder)
    faults = verify(folder, None).faults
    assert any("is pass, and fail in scenarios.jsonl" in fault for fault in faults)
    assert "run.json: G1.2 is fail, and pass by its scenarios" in faults
    assert "manifest.json: it is not signed" in verify(folder, public).faults


def in_both(folder: Path, change: Callable[[Scenario], None], *, leaves: bool = True) -> None:
    """Change the scenario that failed in run.json and in scenarios.jsonl, or take it out of both."""
    run = run_of(folder)
    for one in run.scenarios:
        if one.verdict is Verdict.FAIL:
            change(one)
    run.scenarios = [one for one in run.scenarios if leaves or one.clause != "G1.2"]
    lines = [msgspec.json.encode(one) + b"\n" for one in run.scenarios]
    (folder / "scenarios.jsonl").write_bytes(b"".join(lines))
    rewrite(folder, scenarios=run.scenarios)


def rewrite(folder: Path, **changes: object) -> None:
    (folder / "run.json").write_bytes(msgspec.json.encode(replace(run_of(folder), **changes)))


def not_run(one: Scenario) -> None:
    one.verdict = Verdict.NOT_RUN


def not_run_for_a_reason(one: Scenario) -> None:
    one.verdict, one.expected, one.seen, one.reason = Verdict.NOT_RUN, "", "", "it would wait 30 days"


def waive(one: Scenario) -> None:
    one.waiver = Waiver(clause="G1.1", scenario="Right password", owner="Liu", link="t", disputed="no")


def see_otherwise(folder: Path) -> None:
    run = run_of(folder)
    next(one for one in run.scenarios if one.seen).seen = "a page that was slow"
    rewrite(folder, scenarios=run.scenarios)


def lower_a_level(folder: Path) -> None:
    clauses = run_of(folder).clauses
    rewrite(folder, clauses=[replace(one, level="should") for one in clauses])


def claim_less(folder: Path) -> None:
    (folder / "profile.json").write_text('{"ics": {"methods": []}, "ixit": {}, "system": ""}')


def cut_the_events(folder: Path) -> None:
    events = folder / "events-main.ndjson"
    events.write_bytes(b"".join(events.read_bytes().splitlines(keepends=True)[:5]))


FORGERIES: dict[str, Callable[[Path], None]] = {
    "which its sentences and its reason do not bear out": lambda folder: in_both(folder, not_run),
    "is not-run, and fail in events-*.ndjson": lambda folder: in_both(folder, not_run_for_a_reason),
    "is not as in scenarios.jsonl: seen": see_otherwise,
    "is a should, and not so in clauses.toml": lower_a_level,
    "has the waiver of another scenario": lambda folder: in_both(folder, waive),
    "its exit_code is 0, and 1 by its scenarios": lambda folder: rewrite(folder, exit_code=0),
    "was selected, and is not there": lambda folder: in_both(folder, not_run, leaves=False),
    "its planned is 2, and 3 by selected.json": lambda folder: rewrite(folder, planned=2),
    "it is not the one whose SHA-256 run.json states": claim_less,
    "its system is not that of profile.json": lambda folder: rewrite(folder, system="of the university"),
    "without a verdict in events-*.ndjson": cut_the_events,
}
"""What a forger without the key could alter, with hashes made anew, by what is said of it."""


def test_what_contradicts_the_other_records_is_named_without_a_signature(
    signed: tuple[Path, Path], tmp_path: Path, suite: Suite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conformance.attest.verify.ROOT", suite.path)
    stated = manifest.payload(json.loads((signed[0] / manifest.NAME).read_text(encoding="utf-8")))
    known = {one["name"]: one["digest"]["sha256"] for one in stated["predicate"]["configuration"]}
    assert verify(signed[0], None).faults == []
    unnamed = {}
    for number, (named, forge) in enumerate(FORGERIES.items()):
        folder = shutil.copytree(signed[0], tmp_path / f"forged-{number}")
        forge(folder)
        manifest.write(folder, manifest.statement(run_of(folder), folder, known), None)
        found = verify(folder, None)
        if not any(named in fault for fault in found.faults) or found.signed:
            unnamed[named] = found.faults
    assert unnamed == {}


def test_it_is_said_when_nobody_signed_and_what_lies_there_unattested(
    signed: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = signed
    (folder / "report.pdf").write_bytes(b"forged")
    (folder / ".hidden").write_bytes(b"forged")
    monkeypatch.setattr("sys.argv", ["ci/verify", str(folder)])
    assert main() == 0
    said = capsys.readouterr().out
    assert "is not proved: no --key was given" in said
    assert ".hidden: it is no part of what was attested\nreport.pdf: it is no part of" in said
    restate(folder)
    assert main() == 0
    assert "is not proved: it is not signed" in capsys.readouterr().out


def test_a_record_without_its_last_scenario_is_caught_by_what_follows_from_it(
    signed: tuple[Path, Path],
) -> None:
    folder, _ = signed
    records = folder / "scenarios.jsonl"
    records.write_bytes(b"".join(records.read_bytes().splitlines(keepends=True)[:-1]))
    restate(folder)
    assert any("not those of scenarios.jsonl" in fault for fault in verify(folder, None).faults)


def test_another_runs_manifest_is_named(signed: tuple[Path, Path], suite: Suite) -> None:
    folder, _ = signed
    suite.feature(PLAIN)
    suite.run("--report-folder=other")
    shutil.copy(suite.path / "other" / manifest.NAME, folder)
    assert any("it is of another run" in fault for fault in verify(folder, None).faults)


def test_a_folder_that_is_not_there_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["ci/verify", "nowhere"])
    assert main() == 3
    assert capsys.readouterr().err == "ci/verify: nowhere: there is no such folder\n"


def test_one_fault_is_one(
    signed: tuple[Path, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_a_file(signed[0])
    monkeypatch.setattr("sys.argv", ["ci/verify", str(signed[0])])
    assert main() == 1
    assert capsys.readouterr().out.endswith("does not hold: 1 fault\n")


def test_another_key_is_named(signed: tuple[Path, Path], tmp_path: Path) -> None:
    _, other = key_pair(tmp_path)
    assert verify(signed[0], other).faults == ["manifest.json: it is not signed by this key"]


def test_a_statement_that_was_changed_under_its_signature_is_named(signed: tuple[Path, Path]) -> None:
    folder, public = signed
    file = folder / manifest.NAME
    envelope = json.loads(file.read_text(encoding="utf-8"))
    stated = manifest.payload(envelope)
    stated["predicate"]["result"] = "PASSED"
    envelope["payload"] = base64.b64encode(json.dumps(stated).encode()).decode()
    file.write_text(json.dumps(envelope))
    assert "manifest.json: it is not signed by this key" in verify(folder, public).faults


@pytest.mark.parametrize("text", ["", "{}", '{"payload": "e30="}', "not json"])
def test_what_is_no_manifest_is_named(signed: tuple[Path, Path], text: str) -> None:
    folder, _ = signed
    (folder / manifest.NAME).write_text(text)
    assert verify(folder, None).faults[0].startswith("manifest.json: ")


def test_the_statement_is_in_totos_test_result(signed: tuple[Path, Path]) -> None:
    stated = manifest.payload(json.loads((signed[0] / manifest.NAME).read_text(encoding="utf-8")))
    assert stated["_type"] == "https://in-toto.io/Statement/v1"
    assert stated["predicateType"] == "https://in-toto.io/attestation/test-result/v0.1"
    assert stated["predicate"]["result"] == "FAILED"
    assert len(stated["predicate"]["failedTests"]) == 1
    assert stated["predicate"]["run"]["clock_offset"] == {"https://mail.example/": -2.5}
    names = [one["name"] for one in stated["predicate"]["configuration"]]
    assert {"features/clauses.toml", "features/en/chapter.feature"} <= set(names)


@pytest.mark.parametrize(
    ("outcome", "verdict", "code", "result"),
    [
        ("partial", Verdict.PASS, 0, "WARNED"),
        ("partial", Verdict.FAIL, 1, "FAILED"),
        ("partial", Verdict.INCONCLUSIVE, 2, "FAILED"),
        ("conforms", Verdict.PASS, 0, "PASSED"),
        ("does not conform", Verdict.FAIL, 0, "FAILED"),
        ("not shown", Verdict.PASS, 2, "FAILED"),
    ],
)
def test_its_result_is_failed_wherever_a_scenario_failed_or_the_exit_code_is_not_0(
    tmp_path: Path, outcome: Outcome, verdict: Verdict, code: int, result: str
) -> None:
    only = scenario("G1.1", "Only", verdict, expected="this", seen="that")
    run = replace(sample_run(tmp_path), outcome=outcome, exit_code=code, scenarios=[only])
    assert manifest.statement(run, tmp_path, {})["predicate"]["result"] == result


def test_the_profiles_that_a_profile_extends_are_among_what_was_judged_by(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.write("targets/base.toml", "")
    suite.write("targets/reference.toml", 'extends = "base.toml"')
    suite.run("--report-folder=made")
    stated = manifest.payload(json.loads((suite.path / "made" / manifest.NAME).read_text(encoding="utf-8")))
    names = {one["name"] for one in stated["predicate"]["configuration"]}
    assert {"targets/base.toml", "targets/reference.toml"} <= names


def test_a_key_that_cannot_sign_is_refused_before_anything_runs(suite: Suite) -> None:
    suite.feature(PLAIN)
    suite.write("no.pem", "no key")
    ended = suite.run("--sign=no.pem")
    assert ended.code == 3
    assert "no private key in PEM" in ended.output
    assert not (suite.path / "reports").exists()
