"""The benchmark: what the guide costs beside the same actions in raw Playwright (see ci/README.md)."""
