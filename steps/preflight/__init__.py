"""Looks whether a profile fits its deployment: `ci/conformance --check`. Judges nothing."""
