"""The words that stand in the sentences of the features, in English and in Chinese."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from pytest_bdd import parsers

from conformance.profile import Method, Protocol

PEOPLE = {"Li": "Li", "Wang": "Wang", "Zhang": "Zhang", "李老师": "Li", "王老师": "Wang", "张老师": "Zhang"}
METHODS = {
    "SMS": "sms",
    "WeChat": "wechat",
    "third-party OTP": "otp",
    "the backup mailbox": "backup",
    "WeCom": "wecom",
    "the Coremail app": "coremail_app",
    "短信": "sms",
    "微信": "wechat",
    "第三方OTP": "otp",
    "备用邮箱": "backup",
    "企业微信": "wecom",
    "论客App": "coremail_app",
}
DOORS = {"the portal": "portal", "the mail's own login": "direct", "平台": "portal", "邮箱登录页": "direct"}
CREDENTIALS = {
    "a wrong password": "wrong",
    "Li's password": "other",
    "an unknown account": "unknown",
    "a character too many in the password": "longer",
    "the password in the other case": "other case",
    "错误的密码": "wrong",
    "李老师的密码": "other",
    "不存在的帐号": "unknown",
    "多一个字符的密码": "longer",
    "大小写相反的密码": "other case",
}
NAMES = {
    "the name in the other case": "other case",
    "the name with a space after it": "space",
    "the name in full-width characters": "full-width",
    "the name without its domain": "no domain",
    "大小写相反的名称": "other case",
    "末尾加空格的名称": "space",
    "全角字符的名称": "full-width",
    "不带域名的名称": "no domain",
}
PASSWORDS = {
    "the account password": "the account password",
    "the client password": "the client password",
    "a wrong client password": "a wrong client password",
    "Wang's client password": "Wang's client password",
    "帐号密码": "the account password",
    "客户端专用密码": "the client password",
    "错误的客户端专用密码": "a wrong client password",
    "王老师的客户端专用密码": "Wang's client password",
}
PROTOCOLS: dict[str, Protocol] = {"IMAP": "imap", "SMTP": "smtp", "IMAP服务": "imap", "SMTP服务": "smtp"}
WAYS = {
    "the addresses of a mailbox": "mailbox",
    "the addresses of the settings": "settings",
    "reloading the page": "reload",
    "the back button": "back",
    "a second tab": "tab",
    "signing in again": "anew",
    "邮箱内的地址": "mailbox",
    "设置的地址": "settings",
    "刷新页面": "reload",
    "后退按钮": "back",
    "第二个标签页": "tab",
    "重新登录": "anew",
}
CODES = {
    "a wrong code": "wrong",
    "no code": "none",
    "a code that Zhang was sent": "foreign",
    "the right code": "right",
    "the received code": "right",
    "the first code": "first",
    "the code of the waiting login": "waiting",
    "the newer code": "overtaking",
    "the older code": "overtaken",
    "the code of the app": "app",
    "the code of Zhang's app": "other app",
    "错误的验证码": "wrong",
    "空的验证码": "none",
    "发给张老师的验证码": "foreign",
    "正确的验证码": "right",
    "收到的验证码": "right",
    "第一个验证码": "first",
    "等待中的登录的验证码": "waiting",
    "较新的验证码": "overtaking",
    "较旧的验证码": "overtaken",
    "App的验证码": "app",
    "张老师的App的验证码": "other app",
}
NOT_NUMBERS = {
    "letters": "abcdefghijk",
    "10 digits": "1390013900",
    "12 digits": "139001390011",
    "a landline number": "0871-65916666",
    "nothing": "",
    "字母": "abcdefghijk",
    "10位数字": "1390013900",
    "12位数字": "139001390011",
    "固定电话号码": "0871-65916666",
    "空内容": "",
}
NOTATIONS = {
    "with +86": "+86 {0}",
    "with 0086": "0086{0}",
    "with spaces": "{1} {2} {3}",
    "with hyphens": "{1}-{2}-{3}",
    "in full-width digits": "fullwidth",
    "带+86": "+86 {0}",
    "带0086": "0086{0}",
    "带空格": "{1} {2} {3}",
    "带连字符": "{1}-{2}-{3}",
    "全角数字": "fullwidth",
}
PLACES = {
    "in another browser": "other",
    "in a private window": "private",
    "after clearing the cookies": "cleared",
    "在另一个浏览器中": "other",
    "在无痕窗口中": "private",
    "在清除Cookie后": "cleared",
}
ENDS = {
    "is refused": "refused",
    "comes too late": "late",
    "is never agreed to": "unanswered",
    "被拒绝": "refused",
    "太晚": "late",
    "一直未同意": "unanswered",
}
PUSHES = {
    "is refused": "refused",
    "is approved too late": "late",
    "is never answered": "unanswered",
    "被拒绝": "refused",
    "过期后才批准": "late",
    "一直未回应": "unanswered",
}
PRIZES: dict[str, Method] = {
    "phone number": "sms",
    "WeChat account": "wechat",
    "手机号": "sms",
    "微信号": "wechat",
}
VENUES = {
    "there too": "forced",
    "in the settings": "settings",
    "by changing theirs": "change",
    "也在强制绑定页": "forced",
    "在设置中": "settings",
    "通过修改": "change",
}
GATEWAYS = {
    "the SMS gateway": "sms",
    "WeChat's service": "wechat",
    "WeCom's service": "wecom",
    "the Coremail app's service": "coremail_app",
    "短信网关": "sms",
    "微信服务": "wechat",
    "企业微信服务": "wecom",
    "论客App服务": "coremail_app",
}
FAILURES = {
    "cannot be reached": "down",
    "does not answer": "silent",
    "answers that it has an error": "error",
    "answers nonsense": "garbage",
    "refuses the request": "refusal",
    "finds the signature wrong": "signature",
    "无法连接": "down",
    "没有应答": "silent",
    "应答内部错误": "error",
    "应答无法识别": "garbage",
    "拒绝请求": "refusal",
    "认为签名错误": "signature",
}
TWISTS = {
    "without its code": "none",
    "with an unknown code": "unknown",
    "with a wrong state": "state",
    "缺少授权码": "none",
    "带有未知的授权码": "unknown",
    "带有错误的状态值": "state",
}
KINDS: dict[str, tuple[Method, str]] = {
    "phone": ("sms", "number"),
    "new phone": ("sms", "new_number"),
    "WeChat": ("wechat", "wechat"),
    "new WeChat": ("wechat", "new_wechat"),
    "authenticator": ("otp", "otp_uri"),
    "backup address": ("backup", "backup"),
    "WeCom": ("wecom", "wecom"),
    "app": ("coremail_app", "app"),
    "手机": ("sms", "number"),
    "新手机": ("sms", "new_number"),
    "微信": ("wechat", "wechat"),
    "新微信": ("wechat", "new_wechat"),
    "验证器": ("otp", "otp_uri"),
    "备用地址": ("backup", "backup"),
    "企业微信": ("wecom", "wecom"),
    "论客App": ("coremail_app", "app"),
}


FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
"""For `str.translate`: each character of ASCII that can be seen, as wide as a Chinese one."""


class Factor(NamedTuple):
    """Something that opens the second step: whose it is, of which method, and the field of Person."""

    owner: str
    method: Method
    attribute: str


class Box(NamedTuple):
    """One of a person's mailboxes, counted from 0."""

    owner: str
    number: int


def _one_of[T](words: Mapping[str, T]) -> Callable[[str], T]:
    """A type of sentence part that is one of these words."""

    def convert(word: str) -> T:
        return words[word]

    convert.pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[attr-defined]
    return convert


def _all_factors() -> dict[str, Factor]:
    return {
        f"{name}{'的' if name.endswith('老师') else chr(39) + 's '}{kind}": Factor(person, *meaning)
        for name, person in PEOPLE.items()
        for kind, meaning in KINDS.items()
        if name.isascii() == kind.isascii()
    }


def _all_boxes() -> dict[str, Box]:
    english = {
        f"{name}'s {which}mailbox": Box(name, len(which) > 0)
        for name in ("Li", "Wang", "Zhang")
        for which in ("", "second ")
    }
    chinese = {
        f"{name}的{which}邮箱": Box(PEOPLE[name], len(which) > 0)
        for name in PEOPLE
        if not name.isascii()
        for which in ("", "第二个")
    }
    return english | chinese


TYPES = {
    "person": _one_of(PEOPLE),
    "method": _one_of(METHODS),
    "door": _one_of(DOORS),
    "credentials": _one_of(CREDENTIALS),
    "name": _one_of(NAMES),
    "password": _one_of(PASSWORDS),
    "protocol": _one_of(PROTOCOLS),
    "way": _one_of(WAYS),
    "code": _one_of(CODES),
    "text": _one_of(NOT_NUMBERS),
    "notation": _one_of(NOTATIONS),
    "place": _one_of(PLACES),
    "ends": _one_of(ENDS),
    "pushed": _one_of(PUSHES),
    "gateway": _one_of(GATEWAYS),
    "failure": _one_of(FAILURES),
    "twist": _one_of(TWISTS),
    "prize": _one_of(PRIZES),
    "venue": _one_of(VENUES),
    "factor": _one_of(_all_factors()),
    "box": _one_of(_all_boxes()),
}


def says(sentence: str) -> parsers.cfparse:
    """A sentence with typed parts, such as `{who:person} enters {code:code}`."""
    return parsers.cfparse(sentence, extra_types=TYPES, case_sensitive=True)


def written(number: str, notation: str) -> str:
    """An eleven-digit number in another notation."""
    if notation == "fullwidth":
        return number.translate(FULL_WIDTH)
    return notation.format(number, number[:3], number[3:7], number[7:])
