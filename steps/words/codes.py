"""Codes: which one somebody enters, and how many arrived."""

import re
from collections.abc import Callable

from steps.words.phrase import Phrase


class Code(Phrase):
    """A code that is entered where one is asked for."""

    WRONG = "a wrong code", "错误的验证码"
    NONE = "no code", "空的验证码"
    FOREIGN = "a code that Zhang was sent", "发给张老师的验证码"
    RIGHT = ("the right code", "the received code"), ("正确的验证码", "收到的验证码")
    FIRST = "the first code", "第一个验证码"
    BINDING = "the code that bound", "绑定时的验证码"
    WAITING = "the code of the waiting login", "等待中的登录的验证码"
    FORGOTTEN = "the code for the forgotten password", "重设密码的验证码"
    NEWER = "the newer code", "较新的验证码"
    OLDER = "the older code", "较旧的验证码"
    OTHER_OTP = "the code of Zhang's authenticator", "张老师的验证器的动态口令"
    APP = "the code of the app", "App的验证码"
    OTHER_APP = "the code of Zhang's app", "张老师的App的验证码"


class Written(Phrase):
    """How a code is typed."""

    AS_IS = "as it is", "原样填写"
    SPACED = "with a space in its middle", "中间加一个空格"

    def of(self, code: str) -> str:
        """The code, typed so."""
        middle = len(code) // 2
        return f"{code[:middle]} {code[middle:]}" if self is Written.SPACED else code


def count() -> Callable[[str], int]:
    """A type of sentence part that counts codes: `1 code`, `2 codes`, 2个验证码."""

    def convert(said: str) -> int:
        counted = re.match(r"\d+", said)
        assert counted, said
        return int(counted[0])

    vars(convert)["pattern"] = r"\d+ codes?|\d+个验证码"
    return convert
