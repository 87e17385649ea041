"""备用邮箱: a code to another mailbox (G6.8)."""

from typing import override

from fake_services.reference.codes import Sender
from fake_services.reference.mail.call import Call
from fake_services.reference.methods.base import Outside
from fake_services.reference.methods.message import ByMessage
from fake_services.reference.outgoing.mail import CodeMail
from fake_services.reference.records import Operation
from fake_services.reference.refused import Refused


class Backup(ByMessage):
    """An e-mail address."""

    label = "备用邮箱"
    rank = 2
    page = "bind_backup.html"
    medium = "邮件"
    target = "备用邮箱"

    @override
    def gateway(self, outside: Outside) -> Sender:
        return CodeMail(*outside.smtp)

    @override
    def typed(self, call: Call, operation: Operation) -> str:
        address = call.form.get("value", "").strip()
        policy = call.mail.policy
        if policy.is_mail_address(address) and policy.is_backup_of(
            address, operation.address, operation.place
        ):
            return address.lower()
        raise Refused("请输入正确的邮箱地址")

    @override
    def masked(self, value: str) -> str:
        name, _, host = value.partition("@")
        return f"{name[0]}***@{host}"


BACKUP = Backup("backup")
