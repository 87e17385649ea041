"""What may happen between a decision and the deed."""

import asyncio

INTERVAL = 0.1
"""Seconds between the two where they are not one step: enough for another request to come in between."""


async def interval(at_once: bool) -> None:
    """Return at once; where decision and deed are not one step, after others had their turn."""
    if not at_once:
        await asyncio.sleep(INTERVAL)
