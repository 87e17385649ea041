"""What was tried by hand-made requests, so that a verdict can say which of them got through."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Try:
    """One request that no page makes: what was different about it, and what was answered.

    `request` is its method and address, or where a press led; `status` is None where no answer came or was
    asked for. `through`: whether something of the mailbox was to be had by it.
    """

    what: str
    request: str
    status: int | None
    through: bool

    def __str__(self) -> str:
        answered = f", answered {self.status}" if self.status else ""
        return f"{self.what}: {self.request}{answered}"
