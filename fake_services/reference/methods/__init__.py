"""The methods there are: each is one object, in a file of its own, over the contract of `base.py`."""

from typing import Any

from fake_services.reference.methods.backup import BACKUP
from fake_services.reference.methods.base import Factor
from fake_services.reference.methods.coremail_app import APP
from fake_services.reference.methods.otp import OTP
from fake_services.reference.methods.scan import ByScan
from fake_services.reference.methods.sms import SMS
from fake_services.reference.methods.wechat import WECHAT
from fake_services.reference.methods.wecom import WECOM
from fake_services.reference.records import Method

__all__ = [
    "APP",
    "BACKUP",
    "METHODS",
    "OTP",
    "SCANNED",
    "SMS",
    "WECHAT",
    "WECOM",
    "UnknownMethod",
    "named",
    "of",
]

METHODS: tuple[Factor[Any], ...] = (APP, OTP, SMS, BACKUP, WECHAT, WECOM)
"""All methods, in the order of the guide's list (G3.2)."""
SCANNED = [method for method in METHODS if isinstance(method, ByScan)]


class UnknownMethod(ValueError):
    """No method is called so."""


def named(id: str) -> Factor[Any]:
    """Return the method that is called so; raises UnknownMethod."""
    for method in METHODS:
        if method == id:
            return method
    raise UnknownMethod(f"no method {id!r}, only {', '.join(METHODS)}")


def of(method: Method) -> Factor[Any]:
    """Return what a method of a record can do."""
    return named(method)
