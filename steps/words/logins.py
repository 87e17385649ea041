"""How somebody signs in: by which door, under which name, with what."""

from conformance.profile import Door, Protocol
from steps.words.phrase import Phrase

DOORS: dict[str, Door] = {
    "the portal": "portal",
    "the mail's own login": "direct",
    "平台": "portal",
    "邮箱登录页": "direct",
}
PROTOCOLS: dict[str, Protocol] = {
    "IMAP": "imap",
    "POP3": "pop3",
    "SMTP": "smtp",
    "IMAP服务": "imap",
    "POP3服务": "pop3",
    "SMTP服务": "smtp",
}


class Credentials(Phrase):
    """A login and a password of which one is wrong."""

    WRONG = "a wrong password", "错误的密码"
    OF_LI = "Li's password", "李老师的密码"
    UNKNOWN = "an unknown account", "不存在的帐号"
    LONGER = "a character too many in the password", "多一个字符的密码"
    OTHER_CASE = "the password with upper and lower case swapped", "大小写互换的密码"


class OtherName(Phrase):
    """The account's name in another notation."""

    OTHER_CASE = "the name with upper and lower case swapped", "大小写互换的名称"
    SPACE = "the name with a space after it", "末尾加空格的名称"
    FULL_WIDTH = "the name in full-width characters", "全角字符的名称"
    ACCENT = "the name with an accent on a letter", "一个字母带重音符号的名称"
    LOOK_ALIKE = "the name with a letter's look-alike", "一个字母换成形近字符的名称"
    NO_DOMAIN = "the name without its domain", "不带域名的名称"
    PLUS = "the name with a plus and a word after it", "加号和后缀的名称"
    QUOTED = "the name in quotation marks", "带引号的名称"
    ANGLED = "the name in angle brackets", "带尖括号的名称"
    REMARKED = "the name with a remark in brackets", "括号内带备注的名称"


class Password(Phrase):
    """What a mail program signs in with."""

    ACCOUNT = "the account password", "帐号密码"
    CLIENT = "the client password", "客户端专用密码"
    WRONG_CLIENT = "a wrong client password", "错误的客户端专用密码"
    CLIENT_OF_WANG = "Wang's client password", "王老师的客户端专用密码"


class Edit(Phrase):
    """How another's cookies are made one's own."""

    NAMES = "edited to their own name", "其中的名称已改成自己的"
    NUMBER = "counted back to their own number", "其中的编号已往回数到自己的"
    CUT = "cut in half", "其内容已截去一半"


class Elsewhere(Phrase):
    """A browser that the trust given in the first one does not reach."""

    OTHER = "in another browser", "在另一个浏览器中"
    PRIVATE = "in a private window", "在无痕窗口中"
    CLEARED = "after clearing the cookies", "在清除Cookie后"
