"""Phone numbers and accounts: how they are written, what is none, and where they are bound."""

from steps.words.phrase import Phrase, Said

FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
"""For `str.translate`: each character of ASCII that can be seen, as wide as a Chinese one."""

DIGITS = {"FULL_WIDTH": FULL_WIDTH, "ARABIC": {ord("0") + digit: 0x660 + digit for digit in range(10)}}
"""The digits of notations that have others."""


class NotNumber(Phrase):
    """What is not a mobile number, as it is typed where numbers are national, and where they have +86."""

    LETTERS = "letters", "字母", "abcdefghijk", "abcdefghijk"
    TOO_SHORT = "10 digits", "10位数字", "1390013900", "+861390013900"
    TOO_LONG = "12 digits", "12位数字", "139001390011", "+86139001390011"
    LANDLINE = "a landline number", "固定电话号码", "0871-65916666", "+8687165916666"
    NOTHING = "nothing", "空内容", "", ""

    def __init__(self, en: Said, zh: Said, national: str, international: str) -> None:
        super().__init__(en, zh)
        self.typed = {"national": national, "international": international}


class Notation(Phrase):
    """Another way to write a number in full: where numbers are national, and where they have +86.

    Each takes all eleven digits and their three groups.
    """

    PLUS_86 = "with +86", "带+86", "+86 {0}", "+86 {0}"
    DOUBLE_ZERO_86 = "with 0086", "带0086", "0086{0}", "0086{0}"
    SPACES = "with spaces", "带空格", "{1} {2} {3}", "+86 {1} {2} {3}"
    HYPHENS = "with hyphens", "带连字符", "{1}-{2}-{3}", "+86-{1}-{2}-{3}"
    BARE_86 = "with 86", "带86", "86{0}", "86{0}"
    ZERO = "with a zero before it", "前加零", "0{0}", "+860{0}"
    DOTS = "with dots", "带点", "{1}.{2}.{3}", "+86.{1}.{2}.{3}"
    BRACKETS = "with brackets", "带括号", "({1}) {2}{3}", "+86 ({1}) {2}{3}"
    NO_BREAK = (
        "with non-breaking spaces",
        "带不换行空格",
        "{1}\u00a0{2}\u00a0{3}",
        "+86\u00a0{1}\u00a0{2}\u00a0{3}",
    )
    INVISIBLE = "with an invisible character", "带不可见字符", "{1}\u200b{2}{3}", "+86{1}\u200b{2}{3}"
    FULL_WIDTH = "in full-width digits", "全角数字", "{0}", "+86{0}"
    ARABIC = "in Arabic digits", "阿拉伯文数字", "{0}", "+86{0}"

    def __init__(self, en: Said, zh: Said, national: str, international: str) -> None:
        super().__init__(en, zh)
        self._forms = {"national": national, "international": international}

    def of(self, number: str, typed: str) -> str:
        """An eleven-digit number in this notation, where numbers are typed so (`ixit.people.typed`)."""
        written = self._forms[typed].format(number, number[:3], number[3:7], number[7:])
        return written.translate(DIGITS.get(self.name, {}))


class Venue(Phrase):
    """Where the second of two people binds, while the first is on the forced page."""

    FORCED = "there too", "也在强制绑定页"
    SETTINGS = "in the settings", "在设置中"
    CHANGE = "by changing theirs", "通过修改"
