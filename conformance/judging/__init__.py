"""What a scenario shows and what that says: what is redacted, what a witness is, its verdict."""
