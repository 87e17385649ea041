"""Methods that are scanned: a website login by a QR code, and the account that agreed (G6.2, G6.6, G6.9)."""

import secrets
from collections.abc import Mapping
from typing import Protocol, override

from fake_services.reference.mail.call import Call
from fake_services.reference.methods.base import Factor
from fake_services.reference.records import Operation, Place, Scan


class ScanDoor(Protocol):
    """A website login by scanning a QR code."""

    def qr_page(self, redirect_uri: str, state: str) -> str:
        """Return the address of the page with the QR code."""

    async def account(self, code: str) -> str:
        """Return the account that agreed, empty where nobody is named; raises GatewayFailed."""


class ByScan(Factor[ScanDoor]):
    """A method with an account; the answer to a QR code comes to the address that is called as the method."""

    one_holder = True
    page = "bind_scan.html"

    @property
    def failed(self) -> str:
        """What is said of a scan that proves nothing."""
        return f"{self.label}验证失败，请重试"

    @override
    async def shown(self, call: Call, operation: Operation) -> Mapping[str, object]:
        return {"method": self, "qr_page": self.qr_page(call, operation.place, operation.request)}

    @override
    def qr_page(self, call: Call, place: Place, request: str) -> str:
        """Return the address of a QR page for the iframe; its answer will be known by its state."""
        scan = Scan(secrets.token_urlsafe(24), place, call.address, request, self)
        call.session.scans.append(scan)
        return self.reached(call.mail).qr_page(f"{call.mail.hosts.mail}/{self}", scan.state)
