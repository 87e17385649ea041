"""Mail programs: what they sign in by, and what came of it."""
