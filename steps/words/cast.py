"""Who and what belongs to whom: people, their mailboxes, and what opens their second step."""

from typing import NamedTuple

from conformance.profile import Method

CAST = {"Li": "李老师", "Wang": "王老师", "Zhang": "张老师"}
"""Who acts, in English and in Chinese."""
METHODS: dict[Method, tuple[str, str]] = {
    "sms": ("SMS", "短信"),
    "wechat": ("WeChat", "微信"),
    "otp": ("third-party OTP", "第三方OTP"),
    "backup": ("the backup mailbox", "备用邮箱"),
    "wecom": ("WeCom", "企业微信"),
    "coremail_app": ("the Coremail app", "论客App"),
}
BELONGINGS: dict[tuple[str, str], tuple[Method, str]] = {
    ("phone", "手机"): ("sms", "number"),
    ("new phone", "新手机"): ("sms", "new_number"),
    ("WeChat", "微信"): ("wechat", "wechat"),
    ("new WeChat", "新微信"): ("wechat", "new_wechat"),
    ("authenticator", "验证器"): ("otp", "otp_uri"),
    ("backup address", "备用地址"): ("backup", "backup"),
    ("WeCom", "企业微信"): ("wecom", "wecom"),
    ("app", "论客App"): ("coremail_app", "app"),
}
"""What a person has that opens a second step: its method, and the field of Person."""


class Factor(NamedTuple):
    """Something that opens the second step: whose it is, of which method, and the field of Person."""

    owner: str
    method: Method
    attribute: str


class Box(NamedTuple):
    """One of a person's mailboxes, counted from 0."""

    owner: str
    number: int


def people() -> dict[str, str]:
    """Each name in either language, with the one by which a scene knows the person."""
    return {said: name for name, chinese in CAST.items() for said in (name, chinese)}


def methods() -> dict[str, Method]:
    """Each method's name in either language."""
    return {said: method for method, both in METHODS.items() for said in both}


def factors() -> dict[str, Factor]:
    """`Li's phone` and 李老师的手机, and so on."""
    return {
        said: Factor(name, *meaning)
        for name, chinese in CAST.items()
        for (thing, in_chinese), meaning in BELONGINGS.items()
        for said in (f"{name}'s {thing}", f"{chinese}的{in_chinese}")
    }


def boxes() -> dict[str, Box]:
    """`Li's mailbox`, `Li's second mailbox` and the same in Chinese."""
    return {
        said: Box(name, number)
        for name, chinese in CAST.items()
        for number, (which, which_in_chinese) in enumerate((("", ""), ("second ", "第二个")))
        for said in (f"{name}'s {which}mailbox", f"{chinese}的{which_in_chinese}邮箱")
    }
