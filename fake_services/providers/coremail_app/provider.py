"""The app 论客 as a provider: its push gateway, where the profile has one, and the app on the phones."""

from functools import partial

from fake_services.providers.coremail_app.gateway import FAILURES, CoremailAppGateway, CoremailAppSettings
from fake_services.providers.coremail_app.phone import AppPhone
from fake_services.providers.coremail_app.phones import AppPhones
from fake_services.providers.failures import COMMON
from fake_services.providers.provider import Around, Provider, Served, Tables


def coremail_app(around: Around, tables: Tables) -> Provider:
    """By the table `coremail_app`; without it no gateway is there."""
    table = tables.get("coremail_app")
    host = str(table["host"]) if table else ""
    phones = AppPhones(around.clock, host)
    servers = []
    if table:
        gateway = CoremailAppGateway(around.clock, CoremailAppSettings(**table), phones, around.refusals)
        servers.append(Served(gateway.app, [host]))
    failing = {host: {**COMMON, **FAILURES}} if table else {}
    return Provider("coremail_app", servers, failing, partial(AppPhone, phones), ("lunkr://",), inbox=phones)
