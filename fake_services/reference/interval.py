"""What may happen between a decision and the deed."""

import asyncio

INTERVAL = 0.1
"""Seconds between the two where they are not one step: enough for another request to come in between."""


LONGER = 0.5
"""Seconds between the two where a browser alone sends what comes in between: it opens few connections."""


async def interval(at_once: bool, seconds: float = INTERVAL) -> None:
    """Return at once; where decision and deed are not one step, after others had their turn."""
    if not at_once:
        await asyncio.sleep(seconds)
