"""Which services may use the portal's sign-on."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Services:
    """The registered services: name of the tile in 我的应用 -> https address everything of it lies under.

    Raises ValueError for an address that is not https or does not end in a slash: with the slash, an
    address that begins with a service's home cannot be on another host.
    """

    homes: Mapping[str, str]

    def __post_init__(self) -> None:
        for home in self.homes.values():
            if not home.startswith("https://") or not home.endswith("/"):
                raise ValueError(f"service {home!r}: write https://host/ with the slash at its end")
