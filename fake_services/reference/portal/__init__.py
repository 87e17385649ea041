"""The campus portal of the reference: login, 我的应用, and the CAS 3.0 server behind both."""

from fake_services.reference.portal.app import portal_app
from fake_services.reference.portal.policy import CasPolicy
from fake_services.reference.portal.services import Services

__all__ = ["CasPolicy", "Services", "portal_app"]
