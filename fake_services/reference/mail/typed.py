"""What a user typed, in its one notation."""

from fake_services.reference.mail.call import Call
from fake_services.reference.records import Method, Operation
from fake_services.reference.refused import Refused


def typed_value(call: Call, operation: Operation) -> str:
    """Return what a code shall bind; raises Refused for what it cannot (G0.6, G5.6)."""
    typed, policy = call.form.get("value", ""), call.mail.policy
    match operation.method:
        case Method.OTP:
            return operation.secret
        case Method.SMS:
            number = policy.normalise(typed, operation.place)
            if policy.is_phone_number(number):
                return number
            raise Refused("请输入正确的手机号码")
        case Method.BACKUP:
            if policy.is_mail_address(typed.strip()):
                return typed.strip().lower()
            raise Refused("请输入正确的邮箱地址")
        case _:
            raise Refused("该验证方式不可用", 404)
