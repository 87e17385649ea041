"""The pictures of a run, made part of the report file."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from conformance.report.order import needs_a_look
from conformance.run import Scenario, Step

WIDTH = 480
"""Pixels to which the picture of a scenario that needs no look is reduced; its file has all."""
QUALITY = 60
BROKEN = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)
"""What comes of reading what is no picture, is cut short, or would fill the memory."""


@dataclass(frozen=True)
class Picture:
    """A picture of a step: its data URI and size in pixels; no URI where only its file is linked."""

    uri: str = ""
    width: int = 0
    height: int = 0
    missing: bool = False


def album(folder: Path, scenarios: Iterable[Scenario]) -> dict[str, Picture]:
    """Return the pictures of all steps by their path inside the run's folder.

    Of a scenario that needs a look all are shown, but no screen twice that did not change; of any other the
    last one, made small. The rest is linked.
    """
    return {path: shown for scenario in scenarios for path, shown in _shown(folder, scenario)}


def _shown(folder: Path, scenario: Scenario) -> Iterator[tuple[str, Picture]]:
    pictured = [step for step in scenario.steps if step.picture]
    before = b""
    for step in pictured:
        path = step.picture or ""
        file = folder / path
        jpeg = file.read_bytes() if file.is_file() else b""
        yield path, _picture(scenario, step, jpeg, before, last=step is pictured[-1])
        before = jpeg


def _picture(scenario: Scenario, step: Step, jpeg: bytes, before: bytes, *, last: bool) -> Picture:
    if not jpeg:
        return Picture(missing=True)
    if not needs_a_look(scenario):
        return _inlined(jpeg, WIDTH) if last else Picture()
    return Picture() if jpeg == before and step.outcome != "failed" else _inlined(jpeg, 0)


def _inlined(jpeg: bytes, width: int) -> Picture:
    """Return a picture as it is, or reduced to a width; what is no picture is linked as the file it is."""
    try:
        with Image.open(BytesIO(jpeg)) as screen:
            if width and screen.width > width:
                height = round(screen.height * width / screen.width)
                screen.draft("RGB", (width, height))
                small = screen.convert("RGB").resize((width, height))
                made = BytesIO()
                small.save(made, "JPEG", quality=QUALITY, optimize=True)
                return Picture(_uri(made.getvalue()), width, height)
            return Picture(_uri(jpeg), screen.width, screen.height)
    except BROKEN:
        return Picture()


def _uri(jpeg: bytes) -> str:
    return "data:image/jpeg;base64," + base64.b64encode(jpeg).decode()
