"""Phones that are not ours, one kind a file; our own is fake_services/handset.py."""
