"""Methods that prove by a code that is sent (G5, G6.8)."""

from typing import ClassVar

from fake_services.reference.codes import Sender
from fake_services.reference.methods.base import Factor


class ByMessage(Factor[Sender]):
    """A method with a number or an address; `medium` is what brings the code, `target` what it goes to."""

    by_message = True
    medium: ClassVar[str]
    target: ClassVar[str]
