"""What is no phone number, taken for one (G5.6)."""

from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.policy import Policy
from fake_services.reference.records import Place


@breaks("G5.6")
class LandlineAccepted(Policy):
    """A landline's number is taken for a phone that receives messages."""

    @override
    def is_phone_number(self, number: str) -> bool:
        return super().is_phone_number(number) or number.startswith("+860")


@breaks("G5.6")
class LongNumberCut(Policy):
    """A number with too many digits is cut, and the code goes to somebody else."""

    @override
    def normalise(self, text: str, place: Place) -> str:
        return super().normalise(text, place)[:14]


@breaks("G5.6")
class TextAccepted(Policy):
    """What has no digits is taken for a phone number."""

    @override
    def is_phone_number(self, number: str) -> bool:
        return super().is_phone_number(number) or not any(map(str.isdigit, number.removeprefix("+86")))


@breaks("G5.6")
class ShortNumberAccepted(Policy):
    """A number that lacks a digit is taken for a phone number."""

    @override
    def is_phone_number(self, number: str) -> bool:
        return super().is_phone_number(number) or super().is_phone_number(f"{number}0")
