"""What a run's folder attests: a manifest of its files, signed where a key is given, and whether it holds."""
