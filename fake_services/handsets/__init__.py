"""The phones in the people's hands: our own fake one (handset.py), and those of others, one kind a file."""
