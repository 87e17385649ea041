"""Every provider that a world has; a new one is added here."""

from collections.abc import Callable

from fake_services.providers.coremail_app.provider import coremail_app
from fake_services.providers.provider import Around, Provider, Tables
from fake_services.providers.sms.provider import sms
from fake_services.providers.wechat.provider import wechat
from fake_services.providers.wecom.provider import wecom

PROVIDERS: tuple[Callable[[Around, Tables], Provider], ...] = (sms, wechat, wecom, coremail_app)
