"""The Containerfile's instructions, carried out on a bare machine (no container engine)."""

import re
from pathlib import PurePosixPath

from ci.lib.bare.machine import PROJECT, Machine
from ci.lib.bare.visits import Stopped

_WITHOUT_EFFECT = {"ARG", "FROM", "ENTRYPOINT"}


def build(options: str) -> None:
    """Carry out each instruction, then the entry point with these options. Raises Stopped."""
    steps = instructions((PROJECT / "ci/templates/Containerfile").read_text(encoding="utf-8"))
    (base,) = [words for word, words in steps if word == "ARG" and words.startswith("BASE=")]
    (program,) = [words.strip('[]"') for word, words in steps if word == "ENTRYPOINT"]
    with Machine(base.partition(":")[2].removesuffix("-slim"), [], user=False) as machine:
        folder = PurePosixPath("/")
        for word, words in steps:
            folder = folder / words if word == "WORKDIR" else folder
            _carry_out(machine, word, words, folder)
        _carry_out(machine, "RUN", f"{program} {options}", folder)


def _carry_out(machine: Machine, word: str, words: str, folder: PurePosixPath) -> None:
    if word == "WORKDIR":
        machine.run(f"mkdir -p {folder}")
    elif word == "COPY":
        *sources, target = words.split()
        for source in sources:
            into = source if target.endswith("/") and source != "." else ""
            machine.copy(source, str(folder / target / into))
    elif word == "RUN":
        code, _ = machine.run(words, str(folder))
        if code:
            raise Stopped(f"exit code {code}: RUN {words}")
    elif word not in _WITHOUT_EFFECT:
        raise Stopped(f"ci/bare does not know how to carry out {word}")


def instructions(text: str) -> list[tuple[str, str]]:
    """Return the instructions of a Containerfile, its continued lines joined."""
    joined = re.sub(r"\\\n\s*", "", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    return [(word, said) for word, _, said in (line.partition(" ") for line in joined.splitlines()) if word]
