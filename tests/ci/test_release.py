"""ci/release: what it makes of a commit, and what it says where it cannot."""

import json
import os
import subprocess
import tarfile
from pathlib import Path

import pytest

from conformance import __version__

ROOT = Path(__file__).parents[2]
NAME = f"mailbox-2fa-conformance-{__version__}"
AUTHOR = {
    f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A checkout of its own, with what is needed."""
    checkout = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", ROOT, checkout], check=True)
    (checkout / ".git" / "info" / "exclude").write_text(".venv\n", encoding="utf-8")
    (checkout / ".venv").symlink_to(ROOT / ".venv")
    return checkout


def say(clone: Path, changes: str) -> None:
    """Commit this changelog."""
    (clone / "CHANGELOG.md").write_text(f"# Changelog\n\n{changes}\n", encoding="utf-8")
    subprocess.run(["git", "commit", "-qam", "Changes"], cwd=clone, check=True, env=os.environ | AUTHOR)


def release(clone: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["ci/release"], cwd=clone, capture_output=True, text=True, check=False)


def test_archive_bill_of_materials_news_and_digests(clone: Path) -> None:
    say(clone, f"## Unreleased\n\n## {__version__}\n\n- News.\n\n## 0.0.1\n\n- Old.")
    ended = release(clone)
    assert ended.returncode == 0, ended.stderr
    made = clone / "dist"
    assert sorted(path.name for path in made.iterdir()) == sorted(
        f"{NAME}.{end}" for end in ("tar.gz", "cdx.json", "md", "sha256")
    )
    subprocess.run(["sha256sum", "--check", "--quiet", f"{NAME}.sha256"], cwd=made, check=True)
    assert (made / f"{NAME}.md").read_text(encoding="utf-8").strip() == "- News."
    with tarfile.open(made / f"{NAME}.tar.gz") as archive:
        inside = set(archive.getnames())
    assert {f"{NAME}/ci/conformance", f"{NAME}/features/clauses.toml", f"{NAME}/LICENSE"} <= inside
    bill = json.loads((made / f"{NAME}.cdx.json").read_text(encoding="utf-8"))
    assert {"playwright", "pytest", "mitmproxy"} <= {one["name"] for one in bill["components"]}


def test_what_is_not_committed_is_not_released(clone: Path) -> None:
    (clone / "README.md").write_text("", encoding="utf-8")
    ended = release(clone)
    assert (ended.returncode, ended.stderr) == (
        3,
        "ci/release: not everything is committed; see: git status\n",
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            f"## Unreleased\n\n- New.\n\n## {__version__}\n\n- News.",
            "give what is under Unreleased a version",
        ),
        ("## 0.0.1\n\n- Old.", f"CHANGELOG.md says nothing of {__version__}"),
    ],
)
def test_news_without_a_version_are_not_released(clone: Path, changes: str, said: str) -> None:
    say(clone, changes)
    ended = release(clone)
    assert ended.returncode == 3
    assert said in ended.stderr
    assert not (clone / "dist").exists()
