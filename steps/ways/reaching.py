"""What somebody sets out from must have been reached."""

from steps.people.actors import Missing
from steps.screens.places import Place


def reach(place: Place, wanted: Place, by: str = "") -> None:
    """Raise Missing unless this is the place that was wanted; by: who was to reach it, for the message."""
    if place is not wanted:
        who = f" by {by}" if by else ""
        raise Missing(f"{wanted} was not reached{who}; the browser shows {place}")
