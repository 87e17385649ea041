"""ci/soak: many runs in which things die and pages are hostile, and what they leave behind."""
