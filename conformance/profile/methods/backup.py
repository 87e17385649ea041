"""The backup mailbox (G6.8): where its address is bound."""

from conformance.profile.methods.base import MethodTables
from conformance.profile.parts import CodeForm


class BackupBinding(CodeForm, frozen=True):
    """Where a backup address is typed and its code entered (G6.8)."""

    landmark: str = "备用邮箱绑定"
    address: str = "备用邮箱地址"
    send: str = "发送验证码"


BACKUP = MethodTables(
    key="backup",
    said=("the backup mailbox", "备用邮箱"),
    name="备用邮箱",
    binding=BackupBinding(),
    at_step_up="text=【备用邮箱】",
    at_second_step="text=发送至备用邮箱",
)
