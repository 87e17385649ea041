"""Real phones in the hands of a person, who is asked at the terminal."""

from pathlib import Path
from time import monotonic
from typing import override

import segno

from fake_services.phones.handset import Handset, Reach
from fake_services.phones.inbox import NothingArrived
from fake_services.world.clock import Clock
from fake_services.world.gateways import Gateways

CANNOT_SAY = "-"
"""What a person types who cannot say, or whose phone is not at hand."""
HOW_TO_ANSWER = f"(Enter alone: nothing has come; {CANNOT_SAY}: cannot say)"


class Operator:
    """A person at the terminal of this process, whatever its standard streams are."""

    def __init__(self, terminal: Path = Path("/dev/tty")) -> None:
        self._terminal = terminal

    def ask(self, question: str) -> str:
        """What the person types in answer, in one line; CANNOT_SAY where the terminal is closed."""
        with (
            self._terminal.open("w", encoding="utf-8") as said,
            self._terminal.open(encoding="utf-8") as typed,
        ):
            said.write(f"\n{question} ")
            said.flush()
            return (typed.readline() or CANNOT_SAY).strip()

    def show(self, link: str) -> None:
        """Show a QR code to be scanned from the terminal."""
        with self._terminal.open("w", encoding="utf-8") as said:
            segno.make(link).terminal(said, compact=True)


class OperatorHandset(Handset):
    """Real phones in the hands of a person, who types the codes, and scans the QR codes."""

    def __init__(self, gateways: Gateways, clock: Clock, reach: Reach, operator: Operator) -> None:
        super().__init__(gateways, clock, reach)
        self._operator = operator
        self._typed: dict[str, list[str]] = {}

    @override
    def begin(self) -> None:
        super().begin()
        self._typed = {}

    @override
    def sms(self, number: str) -> list[str]:
        question = f"What else has come to {number}? Codes, spaces between them {HOW_TO_ANSWER}:"
        self._typed.setdefault(number, []).extend(self._ask(question).split())
        return self.seen_sms(number)

    @override
    def seen_sms(self, number: str) -> list[str]:
        return list(self._typed.get(number, []))

    @override
    def next_sms(self, number: str, after: int, timeout: float) -> str:
        typed, deadline = self._typed.setdefault(number, []), monotonic() + timeout
        while len(typed) <= after:
            question = f"The code in message {len(typed) + 1} to {number} {HOW_TO_ANSWER}:"
            if code := self._ask(question):
                typed.append(code)
            elif monotonic() >= deadline:
                raise NothingArrived(number, timeout)
        return typed[after]

    @override
    def new_wechat(self, nickname: str, unionid: str = "") -> str:
        return unionid or f"{nickname}'s WeChat"

    @override
    def unionid(self, account: str) -> str:
        raise self._scanned_only("WeChat")

    @override
    def wechat_scan(self, link: str, account: str) -> None:
        self._scan(link, account)

    @override
    def wechat_agree(self, link: str, account: str) -> None:
        self._agree(account)

    @override
    def wechat_refuse(self, link: str, account: str) -> None:
        self._refuse(account)

    @override
    def new_wecom(self, nickname: str, userid: str = "") -> str:
        return userid or f"{nickname}'s WeCom"

    @override
    def userid(self, account: str) -> str:
        raise self._scanned_only("WeCom")

    @override
    def wecom_scan(self, link: str, account: str) -> None:
        self._scan(link, account)

    @override
    def wecom_agree(self, link: str, account: str) -> None:
        self._agree(account)

    @override
    def wecom_refuse(self, link: str, account: str) -> None:
        self._refuse(account)

    def _ask(self, question: str) -> str:
        answer = self._operator.ask(question)
        if answer == CANNOT_SAY:
            raise self._reach.unable(f"the operator could not answer: {question}")
        return answer

    def _scanned_only(self, app: str) -> Exception:
        return self._reach.unable(f"an operator's {app} account can only be bound by scanning (ixit.phones)")

    def _scan(self, link: str, account: str) -> None:
        self._operator.show(link)
        self._ask(f"Scan this with {account}, answer nothing there yet, and press Enter:")

    def _agree(self, account: str) -> None:
        self._ask(f"Agree in {account}, and press Enter:")

    def _refuse(self, account: str) -> None:
        self._ask(f"Refuse in {account}, and press Enter:")
