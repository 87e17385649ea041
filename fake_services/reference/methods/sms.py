"""短信: a code to a phone number (G5)."""

from typing import override

from fake_services.reference.codes import Sender
from fake_services.reference.mail.call import Call
from fake_services.reference.methods.base import Outside
from fake_services.reference.methods.message import ByMessage
from fake_services.reference.outgoing.alibaba import Alibaba, AlibabaSms
from fake_services.reference.outgoing.campus import CampusSms
from fake_services.reference.outgoing.sink import SinkSms
from fake_services.reference.outgoing.tencent import Tencent, TencentSms
from fake_services.reference.records import Operation
from fake_services.reference.refused import Refused


class Sms(ByMessage):
    """A phone number, in E.164."""

    label = "短信"
    rank = 1
    one_holder = True
    page = "bind_sms.html"
    taken = "该手机号已绑定其他邮箱"
    medium = "短信"
    target = "手机号码"
    accounts = (("tencent", Tencent), ("alibaba", Alibaba))

    @override
    def gateway(self, outside: Outside) -> Sender:
        settings, http = outside.settings, outside.http
        if settings.sink:
            return SinkSms(http, settings.sink)
        if outside.provider == "campus":
            return CampusSms(http)
        if outside.provider == "alibaba":
            return AlibabaSms(http, settings.account(Alibaba), outside.clock)
        return TencentSms(http, settings.account(Tencent), outside.clock)

    @override
    def typed(self, call: Call, operation: Operation) -> str:
        number = call.mail.policy.normalise(call.form.get("value", ""), operation.place)
        if call.mail.policy.is_phone_number(number):
            return number
        raise Refused("请输入正确的手机号码")

    @override
    def masked(self, value: str) -> str:
        return f"{value[3:6]}****{value[-4:]}"


SMS = Sms("sms")
