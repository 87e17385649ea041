"""Attacks by construction: the ways round a gate that are made from the requests of a flow that works."""
