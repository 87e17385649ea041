"""Single logout: tell every service that the session is over (CAS protocol 3.0, section 2.3.3)."""

import asyncio
import logging
import secrets
from collections.abc import Collection
from datetime import UTC, datetime

import httpx

from fake_services.clock import Clock
from fake_services.reference.portal.pages import render_xml
from fake_services.reference.portal.tickets import Ticket

log = logging.getLogger(__name__)


class SingleLogout:
    """Posts a SAML logout request to each service; one that does not answer is logged and passed over."""

    def __init__(self, http: httpx.AsyncClient, clock: Clock) -> None:
        self._http = http
        self._clock = clock

    async def tell(self, tickets: Collection[Ticket]) -> None:
        """Tell the services of these tickets, all at once, and wait for their answers."""
        await asyncio.gather(*(self._tell(ticket) for ticket in tickets))

    async def _tell(self, ticket: Ticket) -> None:
        request = render_xml(
            "logout_request.xml",
            id=f"LR-{secrets.token_hex(16)}",
            instant=datetime.fromtimestamp(self._clock.now(), UTC).isoformat(timespec="seconds"),
            ticket=ticket,
        )
        try:
            await self._http.post(ticket.service, data={"logoutRequest": request})
        except httpx.HTTPError as fault:
            log.warning("single logout: %s did not answer: %r", ticket.service, fault)
