"""A first profile for a deployment, from ten answers and, if there is one, a recording: `conformance new`."""

from conformance.beginning.profile import written
from conformance.beginning.questions import Unanswered, asked
from conformance.beginning.recordings import Recorded, Unusable, read

__all__ = ["Recorded", "Unanswered", "Unusable", "asked", "read", "written"]
