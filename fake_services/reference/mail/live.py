"""The letters of a mailbox, told through a WebSocket (RFC 6455)."""

from collections.abc import Mapping

from fake_services.reference.mail.call import Call
from fake_services.reference.mail.mailbox import heads


def letters(call: Call) -> Mapping[str, object]:
    """/api/live?mailbox=: what the list of letters shows of each."""
    return {"mailbox": call.address, "letters": heads(call)}
