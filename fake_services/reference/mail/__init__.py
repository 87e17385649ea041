"""The reference's web mail: its pages, and the gate before them."""

from fake_services.reference.mail.app import mail_app
from fake_services.reference.mail.call import Mail

__all__ = ["Mail", "mail_app"]
