"""Bare machines: minimal Debian roots on which the README's commands must work as they stand."""
