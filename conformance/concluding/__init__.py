"""From the verdicts of scenarios to those of clauses, and to what the run says: once it ended, or died."""
