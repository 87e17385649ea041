"""Exploring beyond the scenarios: random sequences of what people do, compared with a model of the guide."""
