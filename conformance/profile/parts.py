"""What the tables of a profile are made of."""

from collections.abc import Callable, Iterable
from typing import Any, cast

import msgspec

Presses = str | tuple[str, ...]
"""What is pressed: one control, or several, one after the other."""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the IXIT; an unknown key is an error."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be read somewhere."""


class Screen(Words, frozen=True):
    """What a person comes to see, in the page, in a dialog over it, or in a frame."""

    landmark: str = ""
    """What it is recognised by: the text of a heading, or a selector."""
    frame: str = ""
    """The iframe that shows it, always or sometimes, as a selector; empty where none does."""


class LoginForm(Screen, frozen=True):
    """What every login with a password has."""

    opening: Presses = ""
    """What is pressed or ticked first, if it is there: a tab for passwords, a box that agrees to terms."""
    username: str = "邮箱帐号"
    onward: Presses = ""
    """What leads from the name to the password, where that is asked for afterwards."""
    password: str = "密码"
    submit: str = "登录"


class QrForm(Screen, frozen=True):
    """Where a QR code is shown that an app scans."""

    cancel: str = "取消"
    scan: Presses = ""
    """What leads to the QR code; empty where the screen shows it."""


class CodeForm(Screen, frozen=True):
    """What every question for a code has."""

    code: str = "验证码"
    """Its field; may find several that take a character each, or, by a selector, the keys on the screen by
    which it is entered."""
    confirm: str = "确定"
    """Empty where the last character of a code submits it."""
    cancel: str = "取消"


def also[S: type[msgspec.Struct]](fields: Iterable[tuple[str, object, Any]]) -> Callable[[S], S]:
    """Give a table further keys: name, type, default (msgspec.NODEFAULT where it is needed)."""

    def extended(kind: S) -> S:
        made = msgspec.defstruct(
            kind.__name__,
            [(name, of, *(() if value is msgspec.NODEFAULT else (value,))) for name, of, value in fields],
            bases=(kind,),
            module=kind.__module__,
            namespace={"__doc__": kind.__doc__},
            frozen=True,
            forbid_unknown_fields=True,
            kw_only=True,
        )
        return cast("S", made)

    return extended
