"""Asking for the code by which a number or an address is bound."""

from conformance.judging.verdict import NotRun
from steps.screens.bindings import SentBinding


def ask_code_at(form: SentBinding, to: str) -> None:
    """Type a number or an address where it is bound, and ask for a code.

    Raises NotRun where the field does not take what was typed: it is shorter, or for digits only.
    """
    if not form.ask_code(to):
        raise NotRun(f"the field does not take these {len(to)} characters")
