"""Codes that can be guessed, or are told (ASVS-6.5.3, ASVS-6.5.4, WSTG-ATHN-11, GBT35273-7.2)."""

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from typing import override

from fake_services.reference.defects.defect import breaks
from fake_services.reference.methods import BACKUP
from fake_services.reference.policy import Policy
from fake_services.reference.records import Code, Place


@breaks("ASVS-6.5.3")
class ConstantCode(Policy):
    """The code is always the same."""

    @override
    def new_code(self) -> str:
        return "888888"


@breaks("ASVS-6.5.3")
class CodesCountUp(Policy):
    """Each code is the one before, and one more."""

    def __init__(self) -> None:
        self._next = 100_000

    @override
    def new_code(self) -> str:
        self._next += 1
        return str(self._next)


@breaks("ASVS-6.5.4")
class FourDigits(Policy):
    """A code has four digits."""

    @override
    def new_code(self) -> str:
        return f"{secrets.randbelow(10_000):04}"


@breaks("ASVS-6.5.4")
class FiveDigits(Policy):
    """A code has five digits."""

    @override
    def new_code(self) -> str:
        return f"{secrets.randbelow(100_000):05}"


@breaks("WSTG-ATHN-11")
class CodeInAnswer(Policy):
    """The answer to 发送验证码 holds the code."""

    @override
    def told_on_sending(self, code: Code) -> Mapping[str, object]:
        return {"debug": code.text}


@breaks("WSTG-ATHN-11")
class CodeInAnswerAtLogin(Policy):
    """The answer to 发送验证码 holds the code, but only at the second step."""

    @override
    def told_on_sending(self, code: Code) -> Mapping[str, object]:
        return {"trace": code.text} if code.errand.place is Place.LOGIN else {}


@breaks("WSTG-ATHN-11")
class MailedCodeInAnswer(Policy):
    """The answer to 发送验证码 holds the code where it is sent to a backup mailbox."""

    @override
    def told_on_sending(self, code: Code) -> Mapping[str, object]:
        return {"text": code.text} if code.errand.method is BACKUP else {}


@breaks("WSTG-ATHN-11")
class CodeDigestInAnswer(Policy):
    """The answer to 发送验证码 holds a digest of the code, which a page could check it by."""

    @override
    def told_on_sending(self, code: Code) -> Mapping[str, object]:
        return {"check": hashlib.sha256(code.text.encode()).hexdigest()}


@breaks("WSTG-ATHN-11")
class CodeInCookie(Policy):
    """What was sent is kept in a cookie of the browser, which can be read though it is signed."""

    @override
    def kept_by_browser(self, code: Code) -> dict[str, str]:
        said = base64.urlsafe_b64encode(json.dumps({"code": code.text}).encode()).decode().rstrip("=")
        return {"state": f"{said}.{secrets.token_urlsafe(20)}"}


@breaks("GBT35273-7.2")
class NumberInAnswer(Policy):
    """The answer to 发送验证码 holds the full number."""

    @override
    def told_on_sending(self, code: Code) -> Mapping[str, object]:
        return {"to": code.errand.destination}


@breaks("GBT35273-7.2")
class NumberInAnswerBeforeChange(Policy):
    """Before a change the answer to 重新发送 holds the full number."""

    @override
    def told_on_sending(self, code: Code) -> Mapping[str, object]:
        return {"to": code.errand.destination} if code.errand.place is Place.STEP_UP else {}
