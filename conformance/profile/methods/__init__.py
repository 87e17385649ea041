"""The methods that a profile may offer, as the page asking to bind lists them; a new one is added here."""

from typing import TYPE_CHECKING, Literal

from conformance.profile.methods.backup import BACKUP
from conformance.profile.methods.base import MethodTables
from conformance.profile.methods.coremail_app import COREMAIL_APP
from conformance.profile.methods.otp import OTP
from conformance.profile.methods.sms import SMS
from conformance.profile.methods.wechat import WECHAT
from conformance.profile.methods.wecom import WECOM

METHODS: tuple[MethodTables, ...] = (COREMAIL_APP, OTP, SMS, BACKUP, WECHAT, WECOM)

if TYPE_CHECKING:
    Method = str
else:
    Method = Literal[tuple(method.key for method in METHODS)]
"""A method's key; a profile that names another one is refused."""
