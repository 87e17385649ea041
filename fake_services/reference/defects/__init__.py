"""Deliberate non-conformances of the reference: the ways in which deployments go wrong, by chapter."""

from fake_services.reference.defects import (
    binding,
    browser,
    claims,
    faults,
    forced,
    good_practice,
    help_desk,
    one_number,
    one_time_codes,
    portal,
    races,
    second_step,
    settings,
    trust,
    wechat,
)
from fake_services.reference.defects.defect import CONFORMANT, DEFECTS, Defect, UnknownDefect, named

__all__ = [
    "CONFORMANT",
    "DEFECTS",
    "Defect",
    "UnknownDefect",
    "binding",
    "browser",
    "claims",
    "faults",
    "forced",
    "good_practice",
    "help_desk",
    "named",
    "one_number",
    "one_time_codes",
    "portal",
    "races",
    "second_step",
    "settings",
    "trust",
    "wechat",
]
