"""ci/templates: valid by their schemas, and their shell does what it says, on a machine made of fakes."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ci.lib.bare.containerfile import instructions
from tests.ci.templates import FOLDER, document, scripts

ROOT = FOLDER.parents[1]
ALL = sorted(path.name for path in FOLDER.iterdir())
SHARDED = ["github-sharded.yml", "gitlab-sharded.yml", "Jenkinsfile.sharded"]
SCHEMAS = {
    "github": ["--builtin-schema", "vendor.github-workflows"],
    "gitlab": ["--builtin-schema", "vendor.gitlab-ci", "--data-transform=gitlab-ci"],
    "kubernetes": ["--schemafile", str(Path(__file__).with_name("kubernetes-job.schema.json"))],
}
SUITE = """
echo "conformance $*" >>"$LOG"
for option; do [[ $option != --report-folder=* ]] || folder=${option#*=}; done
[[ $CODE == 3 ]] || { mkdir -p "$folder"; echo '{}' >"$folder/run.json"; }
exit "$CODE"
"""
SOURCES = """Types: deb
URIs: http://one.example/debian
Suites: trixie

Types: deb
URIs: http://two.example/debian-security
"""


def complaints(kind: str, file: Path) -> str:
    """Return what is wrong with a file by the schema of its kind."""
    command = [sys.executable, "-m", "check_jsonschema", *SCHEMAS[kind], str(file)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    return checked.stdout if checked.returncode else ""


@dataclass
class Machine:
    """A checkout in which ci/conformance and ci/merge only write down how they were called."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def command(self, path: str, script: str = "") -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/usr/bin/env bash\n{script}\n")
        file.chmod(0o755)

    def run(self, script: str, code: int = 0, **environment: str) -> int:
        """Run a script as CI servers do: the first command that fails ends it."""
        shell = {"PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}", "CODE": str(code)}
        shell |= dict.fromkeys(("GITHUB_WORKSPACE", "CI_PROJECT_DIR"), str(self.folder))
        shell |= {"LOG": str(self.folder / "log"), "TARGET": "ours"} | environment
        command = ["bash", "-euc", script]
        return subprocess.run(
            command, cwd=self.folder, env=shell, capture_output=True, check=False
        ).returncode

    @property
    def calls(self) -> list[str]:
        return (self.folder / "log").read_text().splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.command("ci/conformance", SUITE)
    machine.command("ci/merge", 'echo "merge $*" >>"$LOG"; exit "$CODE"')
    for name in ("apt-get", "git"):
        machine.command(f"bin/{name}", f'echo "{name} $*" >>"$LOG"')
    return machine


@pytest.mark.parametrize("name", [name for name in ALL if name.startswith(tuple(SCHEMAS))])
def test_it_is_valid_by_its_schema(name: str) -> None:
    assert complaints(name.partition("-")[0], FOLDER / name) == ""


@pytest.mark.parametrize("old", ["backoffLimitPerIndex:", "restartPolicy: Never", "medium:"])
def test_a_manifest_that_kubernetes_would_refuse_is_found(tmp_path: Path, old: str) -> None:
    text = (FOLDER / "kubernetes-job.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "job.yaml").write_text(text.replace(old, f"{old[:5]}: 3 #"), encoding="utf-8")
    assert f"('{old[:5]}' was unexpected)" in complaints("kubernetes", tmp_path / "job.yaml")


@pytest.mark.parametrize("name", ALL)
def test_its_shell_passes_shellcheck(name: str) -> None:
    shell = "sh" if name.startswith(("Jenkins", "Container")) else "bash"
    assert scripts(name)
    for script in scripts(name):
        command = ["shellcheck", f"--shell={shell}", "-"]
        checked = subprocess.run(command, input=script, capture_output=True, text=True, check=False)
        assert checked.stdout == ""


@pytest.mark.parametrize("name", ALL)
def test_it_names_no_registry_and_uses_what_is_there(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert re.findall(r"[\w.-]+\.(?:io|com|org|net|cn)\b", text) == []
    for command in re.findall(r"(?<![\w/-])ci/(\w+)(?= )", text):
        assert os.access(ROOT / "ci" / command, os.X_OK)


@pytest.mark.parametrize("name", SHARDED)
def test_a_shard_is_red_only_where_it_leaves_no_run(machine: Machine, name: str) -> None:
    (judge,) = [script for script in scripts(name) if "--shard=" in script]
    place = {"SHARD": "2", "SHARDS": "4", "CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "4"}
    assert machine.run(judge, 3, **place) != 0
    assert [machine.run(judge, code, **place) for code in (0, 1, 2, 4)] == [0, 0, 0, 0]
    called = "conformance --target=ours -n 2 --shard=2/4 --report-folder=reports/shard-2"
    assert machine.calls == [called] * 5


@pytest.mark.parametrize("name", SHARDED)
def test_the_whole_takes_all_shards_and_has_their_exit_code(machine: Machine, name: str) -> None:
    for number in (1, 2):
        (machine.folder / f"reports/shard-{number}").mkdir(parents=True)
    (whole,) = [script for script in scripts(name) if "ci/merge" in script]
    assert machine.run(whole, 1) == 1
    assert machine.calls == ["merge reports/shard-1 reports/shard-2 --into reports/whole"]


@pytest.mark.parametrize("name", ["github-single.yml", "gitlab-single.yml", "Jenkinsfile.single"])
def test_a_single_run_has_its_exit_code(machine: Machine, name: str) -> None:
    *before, judge = scripts(name)
    assert [machine.run(script) for script in before] == [0] * len(before)
    assert [machine.run(judge, code) for code in (0, 1, 4)] == [0, 1, 4]
    assert machine.calls[-1] == "conformance --target=ours -n 2 --report-folder=reports/whole"


def test_as_many_shards_as_the_matrix_has() -> None:
    github = document("github-sharded.yml")
    shards = github["jobs"]["shard"]["strategy"]["matrix"]["shard"]
    assert shards == list(range(1, github["env"]["SHARDS"] + 1))
    jenkins = (FOLDER / "Jenkinsfile.sharded").read_text()
    assert "values '1', '2', '3', '4'" in jenkins and "SHARDS = '4'" in jenkins


def test_each_index_of_the_job_judges_one_profile(machine: Machine) -> None:
    for name in ("a.toml", "b.toml", "b.waivers.toml"):
        machine.command(f"profiles/{name}")
    (script,) = scripts("kubernetes-job.yaml")
    place = {"PROFILES": str(machine.folder / "profiles"), "REPORTS": "reports"}
    assert [machine.run(script, 2, JOB_COMPLETION_INDEX=str(index), **place) for index in (0, 1)] == [2, 2]
    assert machine.calls == [
        f"conformance --target={machine.folder}/profiles/{name}.toml --report-folder=reports/{name}"
        for name in ("a", "b")
    ]
    assert machine.run(script, 0, JOB_COMPLETION_INDEX="2", **place) == 1


def test_the_containerfile_copies_what_is_there_and_has_no_mirror_of_its_own() -> None:
    said = instructions((FOLDER / "Containerfile").read_text())
    assert [
        word for word, _ in said if word not in {"ARG", "FROM", "RUN", "WORKDIR", "COPY", "ENTRYPOINT"}
    ] == []
    assert [words for word, words in said if word == "ARG" and "=" in words] == ["BASE=debian:trixie-slim"]
    for source in [words.split()[0] for word, words in said if word == "COPY"]:
        assert (ROOT / source).exists()
    assert ".venv" in (ROOT / ".dockerignore").read_text().split()


@pytest.mark.parametrize(
    ("mirror", "hosts"), [("https://mirror.example", "https://mirror.example"), ("", None)]
)
def test_a_mirror_takes_the_place_of_every_host(machine: Machine, mirror: str, hosts: str | None) -> None:
    sources = machine.folder / "debian.sources"
    sources.write_text(SOURCES)
    packages = scripts("Containerfile")[0].replace("/etc/apt/sources.list.d/debian.sources", str(sources))
    assert machine.run(packages, DEBIAN_MIRROR=mirror) == 0
    expected = re.sub(r"http://\w+\.example", hosts, SOURCES) if hosts else SOURCES
    assert sources.read_text() == expected
    assert machine.calls[0] == "apt-get update"
    assert machine.calls[1].startswith("apt-get install --yes")


def test_what_the_containers_set_up_is_what_ci_setup_makes(machine: Machine) -> None:
    machine.command("ci/setup", 'echo "setup $*" >>"$LOG"')
    _, install, ready = scripts("Containerfile")
    assert shutil.which("rm")
    assert machine.run(install.replace("/var/lib/apt", str(machine.folder / "apt"))) == 0
    assert machine.run(ready) == 0
    assert [call for call in machine.calls if call.startswith("setup")] == ["setup "] * 2
