"""Deployments that differ from the reference and conform all the same: what the suite must never accuse."""

from fake_services.reference.variants import (
    apart,
    boxes,
    conduct,
    elsewhere,
    entrance,
    front,
    held_back,
    late,
    trusting,
    windows,
    wizard,
)
from fake_services.reference.variants.variant import PLAIN, VARIANTS, Delay, UnknownVariant, Variant, named

__all__ = [
    "PLAIN",
    "VARIANTS",
    "Delay",
    "UnknownVariant",
    "Variant",
    "apart",
    "boxes",
    "conduct",
    "elsewhere",
    "entrance",
    "front",
    "held_back",
    "late",
    "named",
    "trusting",
    "windows",
    "wizard",
]
