"""A code to a second address: where that is bound."""

from conformance.profile.methods.base import MethodTables
from conformance.profile.parts import CodeForm


class SecondMailBinding(CodeForm, frozen=True):
    """Where a second address is typed and its code entered."""

    landmark: str = "第二邮箱绑定"
    address: str = "第二邮箱地址"
    send: str = "发送验证码"


SECOND_MAIL = MethodTables(
    key="second_mail",
    said=("the second address", "第二邮箱"),
    name="第二邮箱",
    binding=SecondMailBinding(),
    at_step_up="text=【第二邮箱】",
    at_second_step="text=发送至第二邮箱",
)
