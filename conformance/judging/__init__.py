"""What a scenario shows and what that says: evidence, verdicts, clauses, and the run as a whole."""
