"""What a profile says of one method, beside its place in ics.methods."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.profile.parts import Part, Screen


def nowhere(_: Mapping[str, Any]) -> tuple[str, ...]:
    """The hosts of a method that has no gateway."""
    return ()


@dataclass(frozen=True, eq=False)
class MethodTables:
    """A method's own keys and tables; the words are the defaults, those of the guide.

    said: how features and reports call it, in English and Chinese. hosts: at which hosts a deployment calls
    its gateway, told by the tables of ixit.gateways that are given.
    """

    key: str
    """In ics.methods, and in screens.methods, step_up.by_…, second_step.by_… and screens.…_binding."""
    said: tuple[str, str]
    name: str
    """In the lists of methods."""
    binding: Screen
    """Where it is bound."""
    at_step_up: str
    """What tells that the question before a change asks for it."""
    at_second_step: str
    """What tells that the second step asks for it just now."""
    gateways: Mapping[str, type[Part]] = field(default_factory=dict)
    """Its tables of ixit.gateways, of which it needs one."""
    read_at_phones: bool = False
    """Whether what they send is read where ixit.phones says, so that elsewhere none is needed."""
    secret_code: bool = False
    """Whether the QR code where it is bound holds a secret."""
    hosts: Callable[[Mapping[str, Any]], tuple[str, ...]] = nowhere

    @property
    def tag(self) -> str:
        """The tag of scenarios that need it."""
        return f"needs-{self.key.replace('_', '-')}"
