"""The Coremail app 论客 (G6.10): its push gateway, and where its pairing is shown."""

from collections.abc import Mapping
from typing import Any

from conformance.profile.methods.base import MethodTables
from conformance.profile.parts import Part, Screen


class CoremailApp(Part, frozen=True):
    """The push gateway of the app 论客, by the protocol of docs/coremail-app.md."""

    host: str
    """The host name at which the deployment calls it."""
    app_key: str
    """The key that names the deployment there."""
    app_secret: str
    """What it signs with."""


class CoremailAppBinding(Screen, frozen=True):
    """Where the app 论客 scans the QR code of a pairing (G6.10)."""

    landmark: str = "论客 App 绑定"


def _hosts(gateways: Mapping[str, Any]) -> tuple[str, ...]:
    table = gateways.get("coremail_app")
    return (table.host,) if table else ()


COREMAIL_APP = MethodTables(
    key="coremail_app",
    said=("the Coremail app", "论客App"),
    name="Coremail 论客 App",
    binding=CoremailAppBinding(),
    at_step_up="text=【Coremail 论客 App】",
    at_second_step="text=请在论客 App 中",
    secret_code=True,
    gateways={"coremail_app": CoremailApp},
    hosts=_hosts,
)
