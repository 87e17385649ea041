"""The pipeline templates, and the shell in them."""

import re
import textwrap
from pathlib import Path
from typing import Any

import yaml

from ci.lib.bare.containerfile import instructions

FOLDER = Path(__file__).parents[2] / "ci" / "templates"


def document(name: str) -> Any:  # noqa: ANN401
    """Return what a YAML template says."""
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def scripts(name: str) -> list[str]:
    """Return the shell of a template, one script a step, as its server would hand it to the shell."""
    if name.startswith("github"):
        jobs = document(name)["jobs"].values()
        return [step["run"] for job in jobs for step in job["steps"] if "run" in step]
    if name.startswith("gitlab"):
        lines = [
            job.get(part)
            for job in document(name).values()
            for part in ("before_script", "script")
            if isinstance(job, dict)
        ]
        return ["\n".join(part) for part in lines if part]
    if name.startswith("kubernetes"):
        return [str(document(name)["spec"]["template"]["spec"]["containers"][0]["args"][0])]
    text = (FOLDER / name).read_text(encoding="utf-8")
    if name == "Containerfile":
        return [said for word, said in instructions(text) if word == "RUN"]
    found = re.findall(r"sh '''(.*?)'''|sh '([^'\n]+)'", text, re.DOTALL)
    return [textwrap.dedent(long or short) for long, short in found]
