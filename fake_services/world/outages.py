"""Gateways that fail the system under test, and messages that take their time."""

from collections.abc import Mapping

from fake_services.phones.handset import EVERYTHING, Reach
from fake_services.phones.inbox import Inbox
from fake_services.providers.coremail_app import gateway as coremail_app
from fake_services.providers.failures import COMMON, INSIDE, Failure
from fake_services.providers.sms import alibaba, tencent
from fake_services.providers.wechat import api as wechat
from fake_services.providers.wecom import api as wecom
from fake_services.proxy.faults import Faults

FAILING: Mapping[str, Mapping[str, Mapping[str, Failure]]] = {
    "sms": {
        "sms.tencentcloudapi.com": {**COMMON, **tencent.FAILURES},
        "dysmsapi.aliyuncs.com": {**COMMON, **alibaba.FAILURES},
    },
    "wechat": {"api.weixin.qq.com": {**COMMON, **wechat.FAILURES}},
    "wecom": {"qyapi.weixin.qq.com": {**COMMON, **wecom.FAILURES}},
}
"""How the servers that a deployment itself calls may fail: gateway -> host -> name of the failure."""
APP_FAILING: Mapping[str, Failure] = {**COMMON, **coremail_app.FAILURES}
"""How 论客's gateway may fail; its host is the profile's to say."""


class Outages:
    """What goes wrong around the system under test, because a scenario wants it.

    inside: a word that stands in whatever a failing gateway says. What does not come to us cannot be made to
    go wrong: the reach's own exception says so.
    """

    inside = INSIDE

    def __init__(self, faults: Faults, sms: Inbox, app_host: str = "", reach: Reach = EVERYTHING) -> None:
        """app_host: where 论客's gateway is, if there is one."""
        self._failing = {**FAILING, "coremail_app": {app_host: APP_FAILING}}
        self._away = {
            "sms": reach.sms_gateway,
            "wechat": reach.wechat,
            "wecom": reach.wecom,
            "coremail_app": reach.coremail_app,
        }
        self._faults = faults
        self._sms = sms
        self._set = ""
        self._reach = reach

    def fail(self, gateway: str, failure: str) -> None:
        """Let a gateway fail from now on, and all others work."""
        self._reach.need(self._away[gateway])
        self._set = f"{gateway}: {failure}"
        self._faults.fail({host: known[failure] for host, known in self._failing[gateway].items()})

    def unnoticed(self) -> str:
        """The failure that is set and that nobody has run into, or nothing."""
        return "" if self._faults.fired else self._set

    def mend(self) -> None:
        """Let every gateway work."""
        self._faults.mend()
        self._set = ""

    def delay(self, number: str) -> None:
        """Keep the next message to a number on its way."""
        self._reach.need(self._reach.messages)
        self._sms.delay(number)

    def next_delayed(self, number: str, timeout: float) -> None:
        """Wait until a message to this number is on its way; raises NothingArrived."""
        self._sms.next_delayed(number, timeout)

    def let_go(self) -> None:
        """Let every message that is on its way arrive."""
        self._sms.let_go()
