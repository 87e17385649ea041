"""A blank ICS and IXIT form, for people who do not write TOML: one page that writes the profile itself."""

from conformance.form.page import render

__all__ = ["render"]
