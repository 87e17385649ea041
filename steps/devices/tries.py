"""What was tried by hand-made requests, so that a verdict can say which of them got through."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Try:
    """One request that no page makes: what was different about it, and what was answered.

    `request` is its method and path; `status` is None where no answer came. `through`: whether the mailbox's
    letter was to be had after it.
    """

    what: str
    request: str
    status: int | None
    through: bool

    def __str__(self) -> str:
        return f"{self.what}: {self.request}, answered {self.status or 'nothing'}"
