"""The phones of the people: our own fake one (handset.py), and those of others, one kind a file."""
