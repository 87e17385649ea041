"""What is started knows of the tester's shell what it needs, and no way out."""

import subprocess
import sys

import pytest

from fake_services.world.environment import environment

PROXIES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY")


@pytest.fixture(autouse=True)
def shell(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.setenv(name, "http://proxy.campus.example:3128")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s3cret")
    monkeypatch.setenv("SINK_TOKEN", "t0ken")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def test_the_usual_is_passed_on_and_nothing_else() -> None:
    known = environment()
    assert known["LC_ALL"] == "C.UTF-8" and known["PATH"]
    assert known.keys().isdisjoint({*PROXIES, "AWS_SECRET_ACCESS_KEY", "SINK_TOKEN"})


def test_what_the_profile_names_comes_on_top_but_no_proxy() -> None:
    known = environment(["SINK_TOKEN", "https_proxy", "ABSENT"])
    assert (known["SINK_TOKEN"], "https_proxy" in known, "ABSENT" in known) == ("t0ken", False, False)


def test_a_program_runs_in_it() -> None:
    program = "import os; print(sorted(name for name in os.environ if name.lower().endswith('_proxy')))"
    said = subprocess.run([sys.executable, "-c", program], env=environment(), capture_output=True, check=True)
    assert said.stdout == b"[]\n"
