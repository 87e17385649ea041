"""A second front end of the reference: one address, rendered by script, over the same mail and policy."""

from fake_services.reference.spa.front import SinglePage

__all__ = ["SinglePage"]
