"""A run in the formats of others: each module makes, of run.json alone, files by their names."""
