"""The QR code of WeChat or WeCom on our pages (G6.2, G6.9)."""

import secrets

from fake_services.reference.mail.call import Call
from fake_services.reference.records import Method, Place, Scan


def show_qr(call: Call, place: Place, request: str, method: Method) -> str:
    """Return the address of a QR page for the iframe; its answer will be known by its state."""
    scan = Scan(secrets.token_urlsafe(24), place, call.address, request, method)
    call.session.scans.append(scan)
    return call.mail.scanned(method).qr_page(f"{call.mail.hosts.mail}/{method}", scan.state)
