"""What a run has to do, before it does it: features, selection, shards, and what it will cause."""
