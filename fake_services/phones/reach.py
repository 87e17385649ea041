"""What of the system under test's traffic does not come to us."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reach:
    """What does not come to us, each with why; empty: it does.

    away: the calls to a method's gateway, by the method. unable: makes the exception that says so.
    """

    away: Mapping[str, str] = field(default_factory=dict)
    messages: str = ""
    """The messages themselves, on their way to a phone."""
    mail: str = ""
    """The deployment's mail."""
    unable: Callable[[str], Exception] = NotImplementedError

    def need(self, why_not: str) -> None:
        """Raise the exception where there is a reason why not."""
        if why_not:
            raise self.unable(why_not)

    def need_gateway(self, method: str) -> None:
        """Raise the exception where the calls to this method's gateway do not come to us."""
        self.need(self.away.get(method, ""))


EVERYTHING = Reach()
