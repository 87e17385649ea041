"""The door through which the judge looks at a scenario's world."""

from collections.abc import Mapping, Sequence
from typing import Protocol


class Witness(Protocol):
    """What the root conftest's fixture `witness` (function scope) gives for the scenario that is running.

    Everything it returns is unredacted; the plugin redacts it before it reaches the disk or the terminal.
    """

    def browser(self) -> str:
        """Return the browser's name and version."""
        ...

    def picture(self) -> bytes | None:
        """Return a JPEG of the device used last, secrets masked; None when there is no screen.

        Whatever it raises is told in the picture's place, and decides nothing.
        """
        ...

    def traces(self) -> Sequence[bytes]:
        """End what was traced and return Playwright's traces, one a browser, secrets and all."""
        ...

    def trouble(self) -> str | None:
        """Return why this world cannot be believed now (transport error, dead SUT, browser gone), or None."""
        ...

    def now(self) -> float:
        """Return the seconds since the scenario began, as the wire counts them."""
        ...

    def phone(self) -> list[tuple[str, float | None]]:
        """Return what the phones received in this scenario, one line each.

        With it the seconds since the scenario began at which it came; None where nobody noted them.
        """
        ...

    def refusals(self) -> list[str]:
        """Return what our gateways and sink turned away in this scenario, one line each, with its time."""
        ...

    def gaps(self) -> list[str]:
        """Return what happened in this scenario and could not be seen by our own doing, one line each."""
        ...

    def wire(self) -> list[dict[str, object]]:
        """Return the exchanges of this scenario, in order, each with the fields of `conformance.run.Wire`."""
        ...

    def answered(self) -> Mapping[str, str]:
        """Return who answered, by host of the deployment: where, and by which certificate."""
        ...

    def clocks(self) -> Mapping[str, float]:
        """Return how many seconds a clock is ahead of ours, by host of the deployment."""
        ...

    def spent(self) -> Mapping[str, int]:
        """Return what the scenario caused, with the fields of `conformance.run.Spent`."""
        ...

    def secrets(self) -> Mapping[str, str]:
        """Return secret -> name: `{"+8613800138000": "Li's phone", "4D8LQ2": "code 1"}`."""
        ...
