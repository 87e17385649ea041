"""WeChat's QR code on our pages (G6.2)."""

import secrets

from fake_services.reference.mail.call import Call
from fake_services.reference.records import Place, Scan


def show_qr(call: Call, place: Place, request: str) -> str:
    """Return the address of a QR page for the iframe; its answer will be known by its state."""
    scan = Scan(secrets.token_urlsafe(24), place, call.address, request)
    call.session.scans.append(scan)
    return call.mail.wechat.qr_page(f"{call.mail.hosts.mail}/wechat", scan.state)
