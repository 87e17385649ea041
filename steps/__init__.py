"""How the sentences of the features act."""
